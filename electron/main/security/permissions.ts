import type { Session } from 'electron';
import { isOurs } from './trust.ts';

/** What a page asks for. `mediaTypes` are the camera (`video`) and the microphone (`audio`). */
export type Ask = {
  readonly permission: string;
  readonly origin: string;
  readonly isMainFrame: boolean;
  readonly mediaTypes: readonly string[];
};

const MEDIA = new Set(['video', 'audio']);

/** The only permissions there are, each with its reason. All others are refused. */
const GRANTED: Readonly<Record<string, (ask: Ask) => boolean>> = {
  // Scanning asks for the camera, a voice memo for the microphone; nothing needs both, so one ask for both is none of ours.
  // Chromium's first look names no type.
  media: ({ mediaTypes }) => mediaTypes.length === 0 || (mediaTypes.length === 1 && MEDIA.has(mediaTypes[0] ?? '')),
  // "Copy" buttons; reading the clipboard stays refused.
  'clipboard-sanitized-write': () => true,
};

/** True when the booth's own page asks for something it is granted. */
export function isGranted(ask: Ask): boolean {
  const rule = Object.hasOwn(GRANTED, ask.permission) ? GRANTED[ask.permission] : undefined;
  return rule !== undefined && ask.isMainFrame && isOurs(ask.origin) && rule(ask);
}

/** Puts both permission handlers in place, and refuses devices (HID, serial, USB) and downloads. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((...[, permission, answer, details]) => {
    const mediaTypes = 'mediaTypes' in details && details.mediaTypes !== undefined ? details.mediaTypes : [];
    // A request for a device that names no type is not one we know.
    const isNamed = permission !== 'media' || mediaTypes.length > 0;
    answer(isNamed && isGranted({ permission, origin: details.requestingUrl, isMainFrame: details.isMainFrame, mediaTypes }));
  });
  session.setPermissionCheckHandler((...[, permission, origin, { mediaType, isMainFrame }]) => {
    const mediaTypes = mediaType === undefined || mediaType === 'unknown' ? [] : [mediaType];
    return isGranted({ permission, origin, isMainFrame, mediaTypes });
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
