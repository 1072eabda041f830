import { BrowserCodeReader } from '@zxing/browser';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type MediaFault, readMediaFault } from './mediaFault.ts';

/** A camera to choose from. The label is empty until a camera was allowed once. */
export type Camera = { readonly deviceId: string; readonly label: string };

/** Why no camera can be shown. */
export type CameraFault = MediaFault;

/** Two pixels a module of a badge's code are there at this size; more only costs time. */
const wanted = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } as const;

/** How long to wait before trying again by ourselves, ms; a change of devices or permissions is noticed at once. */
const retryMs: Readonly<Record<CameraFault | 'lost', number>> = { refused: 10_000, none: 5000, busy: 2000, failed: 5000, lost: 1500 };

/** The cameras of this machine; an empty list where there is none or the system gives no access to media. */
export async function listCameras(): Promise<readonly Camera[]> {
  try {
    const devices = await BrowserCodeReader.listVideoInputDevices();
    return devices.map(({ deviceId, label }) => ({ deviceId, label }));
  } catch {
    // It throws where the browser has no media devices at all: that is "no camera" to us.
    return [];
  }
}

/** Opens the camera wanted if it is plugged in, else any. */
export async function openCamera(deviceId: string | undefined): Promise<Result<MediaStream, CameraFault>> {
  const isThere = deviceId !== undefined && (await listCameras()).some((camera) => camera.deviceId === deviceId);
  try {
    const video = isThere ? { ...wanted, deviceId: { exact: deviceId } } : wanted;
    return ok(await navigator.mediaDevices.getUserMedia({ video, audio: false }));
  } catch (error) {
    return fail(readMediaFault(error));
  }
}

/** Waits until it is worth trying again: devices changed, permission changed, some time passed, or the signal ended it. */
export function waitForCamera(fault: CameraFault | 'lost', signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const done = (): void => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(done, retryMs[fault]);
    const options = { once: true, signal: over.signal };
    signal.addEventListener('abort', done, options);
    navigator.mediaDevices.addEventListener('devicechange', done, options);
    void watchPermission(done, over.signal);
  });
}

async function watchPermission(done: () => void, signal: AbortSignal): Promise<void> {
  try {
    const permission = await navigator.permissions.query({ name: 'camera' });
    if (!signal.aborted) permission.addEventListener('change', done, { once: true, signal });
  } catch {
    // Not every engine can be asked about the camera: the timer is enough.
  }
}
