/** What each way of signing reads from the environment. Nothing of it lies in the repository. */
const AZURE = {
  AZURE_SIGN_ENDPOINT: 'endpoint',
  AZURE_SIGN_ACCOUNT: 'codeSigningAccountName',
  AZURE_SIGN_PROFILE: 'certificateProfileName',
  AZURE_SIGN_PUBLISHER: 'publisherName',
};
const AZURE_LOGIN = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];
const NOTARIZE = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

const hasAll = (env, names) => names.every((name) => (env[name] ?? '') !== '');
const hasSome = (env, names) => names.some((name) => (env[name] ?? '') !== '');

function forWindows(env) {
  const names = [...Object.keys(AZURE), ...AZURE_LOGIN];
  if (hasAll(env, names)) {
    const words = Object.entries(AZURE).map(([name, option]) => `-c.win.azureSignOptions.${option}=${env[name]}`);
    return { words, isSigned: true, said: 'Signed by Azure Trusted Signing.' };
  }
  if (hasSome(env, ['WIN_CSC_LINK', 'CSC_LINK']))
    return { words: [], isSigned: true, said: 'Signed by signtool with the certificate of CSC_LINK.' };
  const half = hasSome(env, names) ? ` Some of ${names.join(', ')} are set, but not all.` : '';
  return {
    words: [],
    isSigned: false,
    said: `Not signed: neither ${Object.keys(AZURE)[0]}… nor WIN_CSC_LINK is set. Windows will warn of an unknown publisher, and updates cannot be held against one.${half}`,
  };
}

function forMac(env) {
  if (!hasSome(env, ['CSC_LINK', 'CSC_NAME']))
    return {
      words: ['-c.mac.identity=null', '-c.mac.notarize=false'],
      isSigned: false,
      said: 'Not signed and not notarized: neither CSC_LINK nor CSC_NAME is set. macOS will refuse to open it, and it cannot update itself.',
    };
  if (NOTARIZE.some((names) => hasAll(env, names)))
    return { words: ['-c.mac.notarize=true'], isSigned: true, said: 'Signed with Developer ID and notarized.' };
  return {
    words: ['-c.mac.notarize=false'],
    isSigned: false,
    said: `Signed, but not notarized: set ${NOTARIZE.map((names) => names.join(' + ')).join(', or ')}. macOS will refuse to open it.`,
  };
}

/**
 * How the packages of a platform are signed, from the environment alone: words for electron-builder, whether they are as a customer needs
 * them, and the sentence that says so. Linux packages are not signed: SHA256SUMS is, by whoever releases them.
 */
export function signingOf(platform, env) {
  if (platform === 'win32') return forWindows(env);
  if (platform === 'darwin') return forMac(env);
  return { words: [], isSigned: false, said: 'Linux packages carry no signature: sign SHA256SUMS (resources/release-checklist.md).' };
}
