const units = ["bytes", "KB", "MB", "GB"] as const;

/** The size of a file in words, in steps of 1,024: what "200 MB" means in every message of the program. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  const figure = size.toLocaleString("en-GB", { maximumFractionDigits: digits });
  return `${figure} ${unit === 0 && bytes === 1 ? "byte" : units[unit]}`;
}
