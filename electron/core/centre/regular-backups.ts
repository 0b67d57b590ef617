import { addHours, isAfter, parseISO } from "date-fns";
import { logError } from "../log.ts";
import { listBackups, takeBackup } from "../store/backups.ts";
import { asReadable } from "../store/connection.ts";
import { readInstallation } from "../store/installation.ts";
import type { OpenCentre } from "./actor.ts";

/** A damaged database costs a working day at most, whether anybody ever thinks of backing up or not. */
const hoursBetween = 8;
const hoursAfterFailure = 1;

/** Takes the backups that nobody has to think of. Nothing in them needs a key: they are taken whoever is signed in. */
export class RegularBackups {
  #folder: string | undefined;
  #notBefore: Date | undefined;

  /** Asked again and again while nobody writes; looks into the folder of backups only once one may be due. */
  takeWhenDue({ folder, file, demonstration }: OpenCentre, now: Date): void {
    if (demonstration) return;
    if (folder.backups === this.#folder && this.#notBefore && isAfter(this.#notBefore, now)) return;
    this.#folder = folder.backups;
    try {
      const last = listBackups(folder.backups)[0]?.takenAt ?? readInstallation(asReadable(file))?.createdAt;
      const due = last === undefined ? now : addHours(parseISO(last), hoursBetween);
      // A backup from a clock that was ahead must not keep the next ones from being taken.
      const wait = isAfter(due, now) && !isAfter(due, addHours(now, hoursBetween));
      if (!wait) takeBackup(file, folder.backups, "regular", now);
      this.#notBefore = wait ? due : addHours(now, hoursBetween);
    } catch (error) {
      // A full disk, most likely: what is written meanwhile says so to whoever writes it.
      logError(error);
      this.#notBefore = addHours(now, hoursAfterFailure);
    }
  }
}
