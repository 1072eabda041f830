/** Why a camera or a microphone cannot be opened: no permission, none there, another program has it, something else. */
export type MediaFault = 'refused' | 'none' | 'busy' | 'failed';

/** Reads getUserMedia's error names (W3C Media Capture, 10.2). */
export function readMediaFault(error: unknown): MediaFault {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
