import { Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { daysBetween, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { countOf } from "../../../shared/domain/words.ts";

/** Days before the deadline from which it asks for attention. */
const soonDays = 90;

export function describeDaysLeft(completeBy: string, today: string): string {
  const days = daysBetween(today, completeBy);
  if (days === 0) return "today is the last day";
  if (days < 0) return days === -1 ? "passed yesterday" : `passed ${-days} days ago`;
  return countOf(days, "day left", "days left");
}

/** The completion deadline with the days that are left; near or past, it has a shape and words of its own. */
export function Deadline({ completeBy }: { readonly completeBy: string | undefined }) {
  if (completeBy === undefined) {
    return (
      <Text span size="sm" c="dimmed">
        Not enrolled
      </Text>
    );
  }
  const today = todayAs(new Date());
  const days = daysBetween(today, completeBy);
  const Icon = days < 0 ? IconAlertTriangle : days <= soonDays ? IconClock : undefined;
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      {Icon && <Icon size={16} aria-hidden />}
      <Text span size="sm" fw={days <= soonDays ? 600 : 400}>
        {formatShortDate(completeBy)}, {describeDaysLeft(completeBy, today)}
      </Text>
    </Group>
  );
}
