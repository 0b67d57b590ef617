import { roleSchema, roleTitles } from "../../../shared/domain/roles.ts";

const actions: Readonly<Record<string, string>> = {
  "centre.created": "Set up the centre",
  "centre.changed": "Changed the centre or its settings",
  "centre.recovery-code-renewed": "Made a new recovery code",
  "centre.backed-up": "Made a backup",
  "person.added": "Added a person",
  "person.changed": "Changed a person",
  "person.signed-in": "Signed in",
  "person.recovered": "Set a new passphrase with the recovery code",
  "person.passphrase-changed": "Changed the passphrase",
  "person.passphrase-reset": "Reset a person's passphrase",
  "person.trainee": "Set or ended a person's time as a trainee",
  "interest.declared": "Declared an interest in a learner",
  "interest.withdrawn": "Withdrew an interest in a learner",
  "learner.registered": "Registered a learner",
  "learner.changed": "Changed a learner",
  "learner.enrolled": "Enrolled a learner",
  "script.taken-in": "Took a script in",
  "script.declared": "Recorded the learner's declarations",
  "script.assigned": "Assigned a script",
  "hours.added": "Added a session to the hours log",
  "hours.changed": "Changed a session of the hours log",
  "hours.removed": "Removed a session from the hours log",
  "hours.imported": "Took sessions into the hours log",
  "comment.added": "Added a comment to the bank",
  "comment.changed": "Changed a comment of the bank",
  "comment.removed": "Removed a comment from the bank",
  "comment.retired": "Retired a comment of the bank",
  "comment.restored": "Brought a retired comment back",
  "sheet.marking-started": "Started marking",
  "sheet.opened-to-countersign": "Opened a mark sheet to countersign it",
  "sheet.marks-read": "Read marks that somebody else had given, to go on marking",
  "sheet.countersigned": "Countersigned a mark sheet",
  "sheet.returned-to-trainee": "Returned a mark sheet to the trainee",
  "sheet.signed": "Signed a mark sheet",
  "sheet.reopened": "Reopened a mark sheet",
  "sheet.qa-started": "Started quality assurance",
  "sheet.qa-committed": "Committed the QA marks",
  "sheet.qa-signed": "Signed the IQA check",
  "sheet.qa-agreed": "Agreed with the QA decision, to revise the mark sheet",
  "sheet.qa-escalated": "Escalated a QA decision",
  "sheet.qa-taken-back": "Took an IQA check back",
  "sheet.qa-put-back": "Put an IQA check back",
  "sheet.qa-given": "Gave an IQA check to another IQA",
  "sheet.feedback-report-made": "Made a feedback report",
  "sheet.mark-sheet-printed": "Made a mark sheet PDF",
  "evidence.tied": "Tied evidence to a criterion",
  "evidence.changed": "Changed evidence",
  "evidence.removed": "Removed evidence",
  "archive.exported": "Exported an archive",
};

/** What was done, in words; an action that this version does not know, as it stands. */
export function describeAction(action: string): string {
  const known = actions[action];
  if (known !== undefined) return known;
  const words = action.replace(/[.-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The details of an entry as "name: value" pairs; a text that is none, as it stands. */
export function describeDetails(details: string): string {
  const pairs = readPairs(details);
  return pairs ? pairWords(pairs) : details;
}

function pairWords(pairs: readonly (readonly [string, unknown])[]): string {
  return pairs
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${spaced(name)}: ${valueWords(value)}`)
    .join("; ");
}

function readPairs(details: string): [string, unknown][] | undefined {
  try {
    const parsed: unknown = JSON.parse(details);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? Object.entries(parsed) : undefined;
  } catch {
    return undefined;
  }
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWords).join(", ");
  if (value === true) return "yes";
  if (value === false) return "no";
  if (typeof value === "string") return textWords(value);
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${spaced(name)} ${valueWords(part)}`)
      .join(", ");
  }
  return String(value);
}

function textWords(text: string): string {
  const role = roleSchema.safeParse(text);
  if (role.success) return roleTitles[role.data];
  if (isHash(text)) return `${text.slice(0, 12)}…`;
  return shortId(text);
}

/** A SHA-256: its beginning is enough to compare by eye; the archive holds it whole. */
function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The ids of one moment begin alike; their ends tell them apart. */
export function shortId(id: string): string {
  return isId(id) ? id.slice(-8) : id;
}

/** "authenticityConfirmed" reads "authenticity confirmed". */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
