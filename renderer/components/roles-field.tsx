import { Checkbox, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { allRoles, type Role, roleTitles } from "../../shared/domain/roles.ts";

const duties: Readonly<Record<Role, string>> = {
  "centre-staff": "registers learners and people, takes scripts in, exports archives",
  assessor: "marks scripts and signs mark sheets",
  iqa: "quality-assures sheets that others marked",
};

type RolesFieldProps = {
  readonly label: string;
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
  readonly error?: ReactNode;
};

/** The roles that a person holds at this centre. */
export function RolesField({ label, ...props }: RolesFieldProps) {
  return (
    <Checkbox.Group label={label} {...props}>
      <Stack gap={8} mt={4} mb={4}>
        {allRoles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={
              <>
                {roleTitles[role]}
                <Text span inherit c="dimmed">
                  : {duties[role]}
                </Text>
              </>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
