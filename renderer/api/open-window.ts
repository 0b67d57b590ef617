/** Whether the host has windows of its own. A browser has its own, and its own keys for them. */
export const opensWindows = window.workstation !== undefined;

/** Another window at this one's place. In a browser it is the browser's to say whether that is a window or a tab. */
export function openWindow(): void {
  if (window.workstation) window.workstation.openWindow();
  else window.open(window.location.href, "_blank", "noopener");
}
