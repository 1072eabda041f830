import type { Session, WebContents } from 'electron';
import { isOurs } from './trust.ts';

/** What a page asks for. `mediaTypes` are the camera (`video`) and the microphone (`audio`). */
export type Ask = {
  readonly permission: string;
  readonly origin: string;
  /** Address of the page that asks, where Chromium tells it. */
  readonly page?: string;
  readonly isMainFrame: boolean;
  readonly mediaTypes: readonly string[];
};

const MEDIA = new Set(['video', 'audio']);

const WORK_PAGES = new Set(['/', '/index.html']);

/** True for the page staff work with, of our pages the only one with devices; `page` was found to be ours. */
const isWorkPage = (page: string | undefined): boolean => page === undefined || WORK_PAGES.has(new URL(page).pathname);

/** The only permissions there are, each with its reason. All others are refused. */
const GRANTED: Readonly<Record<string, (ask: Ask) => boolean>> = {
  // Scanning asks for the camera, a voice memo for the microphone; nothing needs both, so one ask for both is none of ours, and a page
  // that is shown to visitors needs neither. Chromium's first look names no type.
  media: ({ mediaTypes, page }) =>
    isWorkPage(page) && (mediaTypes.length === 0 || (mediaTypes.length === 1 && MEDIA.has(mediaTypes[0] ?? ''))),
  // "Copy" buttons; reading the clipboard stays refused.
  'clipboard-sanitized-write': () => true,
};

/** True when the booth's own page asks for something it is granted. */
export function isGranted(ask: Ask): boolean {
  const rule = Object.hasOwn(GRANTED, ask.permission) ? GRANTED[ask.permission] : undefined;
  return rule !== undefined && ask.isMainFrame && isOurs(ask.origin) && (ask.page === undefined || isOurs(ask.page)) && rule(ask);
}

/** Puts both permission handlers in place, and refuses devices (HID, serial, USB) and downloads. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((...[, permission, answer, details]) => {
    const mediaTypes = 'mediaTypes' in details && details.mediaTypes !== undefined ? details.mediaTypes : [];
    // A request for a device that names no type is not one we know.
    const isNamed = permission !== 'media' || mediaTypes.length > 0;
    const { requestingUrl: page, isMainFrame } = details;
    answer(isNamed && isGranted({ permission, origin: page, page, isMainFrame, mediaTypes }));
  });
  session.setPermissionCheckHandler((...[, permission, origin, { mediaType, isMainFrame, requestingUrl: page }]) => {
    const mediaTypes = mediaType === undefined || mediaType === 'unknown' ? [] : [mediaType];
    return isGranted({ permission, origin, isMainFrame, mediaTypes, ...(page === undefined ? {} : { page }) });
  });
  session.setDevicePermissionHandler(() => false);
  // without an answer of ours Electron may choose the first device there is
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, ...[, , choose]) => {
    event.preventDefault();
    choose('');
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Refuses Bluetooth to a page: Electron would choose the first device there is. */
export function guardBluetooth(contents: Pick<WebContents, 'on'>): void {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
