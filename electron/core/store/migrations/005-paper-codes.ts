/** Which assessment an awarding body's code for a paper stands for, as somebody once said for the whole centre. */
export const paperCodes = `
CREATE TABLE paper_code (
  qualification_id TEXT NOT NULL,
  code TEXT NOT NULL,
  assessment_id TEXT NOT NULL,
  PRIMARY KEY (qualification_id, code)
) STRICT, WITHOUT ROWID;
`;
