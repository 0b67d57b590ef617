import { hostileOffice } from "./hostile-office.ts";
import { hostilePdfs } from "./hostile-pdf.ts";
import { hostilePictures } from "./hostile-pictures.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { misnamed, truncated } from "./misnamed.ts";

/**
 * A file made to harm, or harmed. `shown` says what must become of it ("either" where readers may differ); `says` is what its
 * reason or note must tell the assessor.
 */
export type HostileFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly shown: boolean | "either";
  readonly says?: RegExp;
};

/** @param address where a listener waits for a document that gets out. */
export async function makeHostileFiles(address: string): Promise<HostileFile[]> {
  return [
    ...(await truncated()),
    ...(await misnamed()),
    ...(await hostileOffice(address)),
    ...(await hostilePdfs(address)),
    ...hostilePictures(),
    ...(await hostileTexts(address)),
  ];
}
