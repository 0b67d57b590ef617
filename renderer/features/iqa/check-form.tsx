import { Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import type { ComparedSheet } from "../../../shared/contract/iqa.ts";
import { longText } from "../../../shared/contract/schemas.ts";
import { formatDate, todayAs } from "../../../shared/domain/dates.ts";
import { explainReplacement } from "../../../shared/domain/decision-sentence.ts";
import { messageFor } from "../../../shared/errors/messages.ts";
import { client } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { DayField } from "../../components/day-field.tsx";
import { SignDialog } from "../../components/sign-dialog.tsx";
import { SignSummary } from "../mark-sheet/sign-summary.tsx";
import type { Comparison } from "./compare-columns.ts";
import classes from "./compared-sheet.module.css";
import { dropUnsentFeedback, keepUnsentFeedback, unsentFeedback } from "./unsent-feedback.ts";

type CheckFormProps = {
  readonly sheetId: string;
  readonly sheet: ComparedSheet;
  readonly comparison: Comparison;
  readonly onSigned: (sheet: ComparedSheet) => void;
};

type Problems = { readonly checkedOn?: string; readonly feedback?: string };

/** What ends a check: its date, what the assessor should know, and the IQA's signature. */
export function CheckForm({ sheetId, sheet, comparison, onSigned }: CheckFormProps) {
  const today = todayAs(new Date());
  const [checkedOn, setCheckedOn] = useState(today);
  const [feedback, setFeedback] = useState(() => unsentFeedback(sheetId));
  const [problems, setProblems] = useState<Problems>({});
  const [signing, setSigning] = useState(false);
  const dateField = useRef<HTMLInputElement>(null);
  const feedbackField = useRef<HTMLTextAreaElement>(null);
  const { decisionsDiffer } = comparison;

  const askToSign = () => {
    const { receivedOn } = sheet.script;
    const found = findProblems({ checkedOn, feedback, today, receivedOn, decisionsDiffer });
    setProblems(found);
    if (found.checkedOn !== undefined) dateField.current?.focus();
    else if (found.feedback !== undefined) feedbackField.current?.focus();
    else setSigning(true);
  };
  const sign = async (passphrase: string) => {
    const signed = await client.iqa.sign({ sheetId, checkedOn, feedback, passphrase });
    dropUnsentFeedback(sheetId);
    onSigned(signed);
  };
  const command: Command = {
    id: "sheet.sign",
    label: "Sign the IQA check",
    shortcut: "mod+Enter",
    group: "Mark sheet",
    run: askToSign,
  };
  useCommands([command]);

  return (
    <section className={classes.block} aria-labelledby="iqa-check">
      <Title order={2} size="h4" id="iqa-check">
        IQA check
      </Title>
      <Stack gap="sm">
        <DayField
          ref={dateField}
          className={classes.date}
          label="Date of the IQA check"
          min={sheet.script.receivedOn}
          value={checkedOn}
          error={problems.checkedOn}
          onChange={setCheckedOn}
        />
        <Textarea
          ref={feedbackField}
          label="Feedback to the assessor"
          description={
            decisionsDiffer
              ? "Needed, because the two decisions differ: say why. It is kept as you write, and the assessor reads it once you sign."
              : "What was done well, and what to change. It is kept as you write, and the assessor reads it once you sign."
          }
          classNames={{ input: classes.feedback }}
          value={feedback}
          error={problems.feedback ?? tooLong(feedback)}
          onChange={(event) => {
            setFeedback(event.currentTarget.value);
            keepUnsentFeedback(sheetId, event.currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <CommandButton command={command} size="xs" />
        </Group>
      </Stack>
      <SignDialog
        opened={signing}
        onClose={() => setSigning(false)}
        onSign={sign}
        title="Sign the IQA check"
        summary={<Summary sheet={sheet} comparison={comparison} checkedOn={checkedOn} />}
      />
    </section>
  );
}

function Summary({
  sheet,
  comparison,
  checkedOn,
}: Pick<CheckFormProps, "sheet" | "comparison"> & { readonly checkedOn: string }): ReactNode {
  return (
    <Stack gap="xs">
      <SignSummary head={sheet} column="QA" decision={comparison.qa} />
      <Text size="sm">
        {comparison.decisionsDiffer
          ? explainReplacement(comparison.assessor, comparison.qa)
          : "The assessor's outcome is confirmed."}{" "}
        Checked on {formatDate(checkedOn)}.
      </Text>
    </Stack>
  );
}

type Check = {
  readonly checkedOn: string;
  readonly feedback: string;
  readonly today: string;
  readonly receivedOn: string;
  readonly decisionsDiffer: boolean;
};

/** A field that cut a pasted text short would do it unseen. */
function tooLong(feedback: string): string | undefined {
  return longText.safeParse(feedback).error?.issues[0]?.message;
}

function findProblems({ checkedOn, feedback, today, receivedOn, decisionsDiffer }: Check): Problems {
  const long = tooLong(feedback);
  return {
    ...(checkedOn < receivedOn ? { checkedOn: messageFor("BEFORE_RECEIVED", {}) } : {}),
    ...(checkedOn === "" ? { checkedOn: "Choose the day on which you checked the sheet." } : {}),
    ...(checkedOn > today ? { checkedOn: messageFor("DATE_IN_FUTURE", {}) } : {}),
    ...(long === undefined ? {} : { feedback: long }),
    ...(decisionsDiffer && feedback.trim() === ""
      ? { feedback: "The two decisions differ. Tell the assessor why in a few words." }
      : {}),
  };
}
