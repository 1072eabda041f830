import type { Session, WebContents } from 'electron';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocal } from '#electron/main/security/network.ts';
import { isListedLink } from '#electron/main/security/navigation.ts';
import { guardBluetooth, guardPermissions, isGranted } from '#electron/main/security/permissions.ts';
import { contentPolicy } from '#electron/main/security/policy.ts';
import { isOurs, isTrusted } from '#electron/main/security/trust.ts';

describe('whom the booth trusts', () => {
  it('knows its own pages', () => {
    expect(['app://booth/', 'app://booth/batch/batch.html', 'app://booth/?x#y'].every(isOurs)).toBe(true);
  });

  it('is not fooled by addresses that look like its own', () => {
    const strange = [
      'app://booth.evil/',
      'app://evil/app://booth/',
      'app://booth@evil/',
      'app://x:y@booth/',
      'app://booth:81/',
      'https://booth/',
      'file:///booth',
      'data:text/html,app://booth/',
      'about:blank',
      '',
      'app:booth',
      'app:///booth/',
    ];
    expect(strange.filter(isOurs)).toEqual([]);
  });

  it('hears only the top frame of its own page', () => {
    expect(isTrusted({ url: 'app://booth/', parent: null })).toBe(true);
    expect(isTrusted({ url: 'app://booth/', parent: {} })).toBe(false);
    expect(isTrusted({ url: 'https://example.org/', parent: null })).toBe(false);
    expect(isTrusted(null)).toBe(false);
  });

  it('lets only listed https links leave for the browser', () => {
    expect(isListedLink('https://www.linkedin.com/in/someone')).toBe(true);
    const refused = [
      'http://www.linkedin.com/',
      'https://linkedin.com.evil.example/',
      'https://evillinkedin.com/',
      'https://linkedin.com@evil.example/',
      'https://linkedin.com:8443/',
      'javascript:alert(1)',
      'file:///etc/hosts',
      'mailto:a@b.example',
      'not an address',
    ];
    expect(refused.filter(isListedLink)).toEqual([]);
  });

  it('lets its pages load nothing from the network', () => {
    expect(['app://booth/x.js', 'blob:app://booth/1', 'data:image/png;base64,'].every(isLocal)).toBe(true);
    expect(
      ['https://example.org/', 'http://127.0.0.1/', 'ws://booth/', 'file:///etc/hosts', 'ftp://booth/', 'app://other/'].filter(isLocal),
    ).toEqual([]);
  });
});

type Details = { readonly isMainFrame: boolean; readonly mediaType?: string; readonly mediaTypes?: readonly string[] };
type Request = (contents: null, permission: string, answer: (isGiven: boolean) => void, details: Details) => void;
type Check = (contents: null, permission: string, origin: string, details: Details) => boolean;

const nothing = (): void => undefined;

describe('what the booth page is allowed', () => {
  const ask = { permission: 'media', origin: 'app://booth/', isMainFrame: true, mediaTypes: ['video'] };

  it('gets the camera, the microphone for a memo, and may copy text', () => {
    expect(isGranted(ask)).toBe(true);
    expect(isGranted({ ...ask, mediaTypes: ['audio'] })).toBe(true);
    expect(isGranted({ ...ask, permission: 'clipboard-sanitized-write', mediaTypes: [] })).toBe(true);
  });

  it('never gets camera and microphone by one ask, nor a device that is neither', () => {
    for (const mediaTypes of [['video', 'audio'], ['audio', 'video'], ['audio', 'audio'], ['display'], ['']])
      expect(isGranted({ ...ask, mediaTypes })).toBe(false);
  });

  it('gets nothing in a frame, and a stranger gets nothing', () => {
    for (const mediaTypes of [['video'], ['audio'], []]) {
      expect(isGranted({ ...ask, mediaTypes, isMainFrame: false })).toBe(false);
      for (const origin of ['https://example.org', 'app://booth.evil/', 'data:text/html,x'])
        expect(isGranted({ ...ask, mediaTypes, origin })).toBe(false);
    }
  });

  it('gets devices on the page of the staff only, not on one that visitors see', () => {
    for (const mediaTypes of [['video'], ['audio']]) {
      expect(['app://booth/', 'app://booth/index.html#x'].map((page) => isGranted({ ...ask, mediaTypes, page }))).toEqual([true, true]);
      for (const page of ['app://booth/visitor.html', 'app://booth/batch/batch.html', 'https://example.org/', 'nonsense'])
        expect(isGranted({ ...ask, mediaTypes, page })).toBe(false);
    }
  });

  it('answers requests and looks alike', () => {
    const asks: { request?: Request; check?: Check } = {};
    guardPermissions({
      setPermissionRequestHandler: (handler: Request) => void (asks.request = handler),
      setPermissionCheckHandler: (handler: Check) => void (asks.check = handler),
      setDevicePermissionHandler: () => undefined,
      on: () => undefined,
    } as unknown as Session); // what the guard touches of a session
    const request = (mediaTypes: string[] | undefined, requestingUrl = 'app://booth/', isMainFrame = true): boolean | undefined => {
      let answer: boolean | undefined;
      const details = { requestingUrl, isMainFrame, ...(mediaTypes === undefined ? {} : { mediaTypes }) };
      asks.request?.(null, 'media', (isGiven) => (answer = isGiven), details);
      return answer;
    };
    const check = (mediaType: string | undefined, origin = 'app://booth/', isMainFrame = true): boolean | undefined =>
      asks.check?.(null, 'media', origin, { isMainFrame, ...(mediaType === undefined ? {} : { mediaType }) });
    expect([['audio'], ['video'], ['audio', 'video'], [], undefined].map((types) => request(types))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(['audio', 'video', 'unknown', undefined].map((type) => check(type))).toEqual([true, true, true, true]);
    expect([request(['audio'], 'https://example.org/'), request(['audio'], 'app://booth/', false)]).toEqual([false, false]);
    expect([['audio'], ['video']].map((types) => request(types, 'app://booth/visitor.html'))).toEqual([false, false]);
    expect([check('audio', 'https://example.org/'), check('audio', 'app://booth/', false)]).toEqual([false, false]);
  });

  it('is given no device of any kind, not even the first that there is', () => {
    const chosen: unknown[] = [];
    const prevented: string[] = [];
    const heard = new Map<string, (...args: unknown[]) => void>();
    const listen = { on: (name: string, listener: (...args: unknown[]) => void) => void heard.set(name, listener) };
    const session = { ...listen, setPermissionRequestHandler: nothing, setPermissionCheckHandler: nothing };
    guardPermissions({ ...session, setDevicePermissionHandler: nothing } as unknown as Session); // what the guard touches of a session
    guardBluetooth(listen as unknown as WebContents); // and of a page
    const asks = { 'select-hid-device': 1, 'select-usb-device': 1, 'select-serial-port': 2, 'select-bluetooth-device': 1 };
    for (const [name, between] of Object.entries(asks)) {
      const event = { preventDefault: () => prevented.push(name) };
      heard.get(name)?.(event, ...Array.from({ length: between }, () => [{ deviceId: 'first' }]), (id?: string) => chosen.push(id));
    }
    expect(prevented).toEqual(Object.keys(asks));
    expect(chosen).toEqual([undefined, undefined, '', '']);
  });

  it('gets no other permission, whatever its name', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('geolocation', 'notifications', 'hid', 'serial', 'usb', 'toString', '__proto__', 'clipboard-read'),
        ),
        (permission) => {
          fc.pre(permission !== 'media' && permission !== 'clipboard-sanitized-write');
          expect(isGranted({ ...ask, permission })).toBe(false);
        },
      ),
    );
  });

  it('has a policy that begins with nothing and trusts no inline code', () => {
    const policy = contentPolicy('n0nce');
    expect(policy.startsWith("default-src 'none'; ")).toBe(true);
    expect(policy).toContain("style-src 'self' 'nonce-n0nce'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/u);
  });
});
