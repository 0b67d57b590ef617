/** What checking gathers on its way through an archive. */
export type Findings = {
  scripts: number;
  learners: number;
  signaturesChecked: number;
  signaturesVoided: number;
  add(path: string, problem: string): void;
};
