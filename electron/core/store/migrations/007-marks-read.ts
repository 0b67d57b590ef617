/** Who read marks that somebody else had given, of which sheet: asked for each sheet of an IQA's list. */
export const marksRead = `
CREATE INDEX audit_marks_read ON audit (record_id, person_id) WHERE action = 'sheet.marks-read';
`;
