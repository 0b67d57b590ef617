/** How a centre writes the names of files, as somebody chose by hand once. A pattern names fields, never a person. */
export const fileNamePatterns = `
CREATE TABLE file_name_pattern (
  id TEXT PRIMARY KEY,
  pattern TEXT NOT NULL UNIQUE,
  used_at TEXT NOT NULL
) STRICT;
`;
