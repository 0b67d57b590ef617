import type { Session } from "electron";

/** Writing plain text to the clipboard at a person's click: the recovery code's Copy button. Reading it stays refused. */
const granted = "clipboard-sanitized-write";

/** The program needs no camera, microphone, place, notification, device or screen: every other request is refused. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === granted));
  session.setPermissionCheckHandler((_contents, permission) => permission === granted);
  session.setDevicePermissionHandler(() => false);
}
