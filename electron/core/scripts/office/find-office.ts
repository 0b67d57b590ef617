import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Where LibreOffice puts its program, per platform; the PATH comes first on those that have it there. */
function candidates(): string[] {
  const { env, platform } = process;
  if (platform === "win32") {
    const folders = [env.ProgramFiles, env["ProgramFiles(x86)"], env.ProgramW6432].filter(
      (folder) => folder !== undefined,
    );
    return folders.map((folder) => join(folder, "LibreOffice", "program", "soffice.com"));
  }
  if (platform === "darwin") return ["/Applications/LibreOffice.app/Contents/MacOS/soffice"];
  const onPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  return [...onPath, "/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/snap/bin"].flatMap((folder) => [
    join(folder, "soffice"),
    join(folder, "libreoffice"),
  ]);
}

/** Looked for anew each time it is needed: it may be installed while the program runs. */
export async function findOffice(): Promise<string | undefined> {
  for (const path of candidates()) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}
