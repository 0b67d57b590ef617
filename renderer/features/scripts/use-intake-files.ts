import { useEffect, useState, useSyncExternalStore } from "react";
import { client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { uploadFile } from "../../api/files.ts";
import { type IntakeFile, IntakeFiles, type Transport } from "./intake-files.ts";

const transport: Transport = {
  upload: (file, options) => uploadFile(file, "script", options),
  discard: (uploadId) => client.uploads.discard({ uploadId }),
  describe: (error) => {
    const shown = asShownError(error);
    return { message: shown.message, canRetry: shown.code !== "FILE_EMPTY" && shown.code !== "FILE_TOO_LARGE" };
  },
};

/** The files of the script that this screen takes in. Leaving the screen throws away what was not taken in. */
export function useIntakeFiles(): { readonly intake: IntakeFiles; readonly files: readonly IntakeFile[] } {
  const [intake] = useState(() => new IntakeFiles(transport));
  const files = useSyncExternalStore(intake.subscribe, intake.current);
  useEffect(() => () => intake.discardAll(), [intake]);
  return { intake, files };
}
