/**
 * Between a window and the core, a value that holds a blob travels as a form, which oRPC packs as multipart: the core would
 * then look through every byte of a file for the form's boundary, which took longer than sealing and storing it. A form with
 * one blob, as every piece of a file is, goes as the bare blob instead, with the rest of the value in a header.
 */
type Headers = Record<string, string | readonly string[] | undefined>;

const valueHeader = "workstation-value";

/** What oRPC calls the parts of a form: the value without its blobs, then the blobs by number. */
const valuePart = "data";
const blobPart = "0";

/** On the side that sends. */
export function packLoneBlob<Message extends { readonly headers: Headers; readonly body: unknown }>(
  message: Message,
): Message {
  const { body, headers } = message;
  if (!(body instanceof FormData)) return message;
  const [value, blob] = [body.get(valuePart), body.get(blobPart)];
  if ([...body.keys()].length !== 2 || typeof value !== "string" || !(blob instanceof Blob)) return message;
  return { ...message, headers: { ...headers, [valueHeader]: value }, body: blob };
}

/** On the side that receives. */
export function unpackLoneBlob(headers: Headers, body: unknown): unknown {
  const value = headers[valueHeader];
  if (typeof value !== "string" || !(body instanceof Blob)) return body;
  const form = new FormData();
  form.set(valuePart, value);
  form.set(blobPart, body);
  return form;
}
