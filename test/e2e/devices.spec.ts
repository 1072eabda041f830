import { expect } from 'playwright/test';
import { story } from './booth.ts';

/**
 * What a page may ask the computer for, each as a page that somebody has clicked in asks; what it gets is a word: `refused`, `none` where it
 * chose nothing (no device of it is reached), `granted`. A door that this Chromium lacks is `absent`.
 */
const DOORS: Readonly<Record<string, string>> = {
  geolocation:
    'new Promise((given, no) => navigator.geolocation.getCurrentPosition(() => given(true), (error) => no(new Error(error.code))))',
  notifications: "Notification.requestPermission().then((state) => state === 'granted')",
  midi: 'navigator.requestMIDIAccess()',
  'midi with system messages': 'navigator.requestMIDIAccess({ sysex: true })',
  hid: 'navigator.hid.requestDevice({ filters: [] }).then((devices) => devices.length > 0)',
  'hid of before': 'navigator.hid.getDevices().then((devices) => devices.length > 0)',
  serial: 'navigator.serial.requestPort()',
  'serial of before': 'navigator.serial.getPorts().then((ports) => ports.length > 0)',
  usb: 'navigator.usb.requestDevice({ filters: [] })',
  'usb of before': 'navigator.usb.getDevices().then((devices) => devices.length > 0)',
  bluetooth: 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })',
  'clipboard read': 'navigator.clipboard.readText()',
  'clipboard read whole': 'navigator.clipboard.read()',
  screen: 'navigator.mediaDevices.getDisplayMedia({ video: true })',
  'camera with microphone': 'navigator.mediaDevices.getUserMedia({ audio: true, video: true })',
  'screen as a camera': "navigator.mediaDevices.getUserMedia({ video: { mandatory: { chromeMediaSource: 'desktop' } } })",
  idle: "IdleDetector.requestPermission().then((state) => state === 'granted')",
  'windows and screens': 'getScreenDetails()',
  fonts: 'queryLocalFonts().then((fonts) => fonts.length > 0)',
  'screen kept awake': "navigator.wakeLock.request('screen')",
  // it is not even answered
  'whole screen':
    '(document.documentElement.requestFullscreen(), new Promise((given) => setTimeout(() => given(document.fullscreenElement !== null), 500)))',
  'pointer kept': 'document.body.requestPointerLock()',
  'keys kept': 'navigator.keyboard.lock()',
  'background sync': "navigator.permissions.query({ name: 'background-sync' }).then(({ state }) => state === 'granted')",
};

story('a page gets no other device and nothing of the computer, also behind a click', async ({ start }) => {
  const booth = await start();
  const got: Record<string, string> = {};
  for (const [door, ask] of Object.entries(DOORS))
    got[door] = await booth.app.evaluate(async ({ BrowserWindow }, ask) => {
      const asked = `(async () => {
        const late = new Promise((given) => setTimeout(() => given('silent'), 3000));
        const answer = (async () => ${ask})().then(
          (value) => (value === false ? 'none' : 'granted'),
          (error) => (error instanceof TypeError || error instanceof ReferenceError ? 'absent ' : 'refused ') + error.name);
        return Promise.race([late, answer]);
      })()`;
      return String(await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked, true));
    }, ask);
  const open = Object.entries(got).filter(([, answer]) => answer === 'granted' || answer === 'silent');
  expect(open).toEqual([]);
});
