/** One row of the table "who may import whom": examples of what the folder may name, and of what it must not. */
interface Row {
  readonly folder: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

/** What no folder of the program may name: tests, a path that climbs, a package nobody chose, processes and network of Node. */
export const NEVER = [
  '#test/unit/a.ts',
  '../a.ts',
  './../a.ts',
  './a/../../b.ts',
  'left-pad',
  'axios',
  'node:child_process',
  'node:http',
  'node:net',
  'node:vm',
] as const;

const SCREENS = [
  'react',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@tabler/icons-react',
  'zustand',
  'i18next',
  'react-i18next',
] as const;
const DECODERS = [
  '@zxing/browser',
  '@zxing/library',
  'zxing-wasm/reader',
  'onnxruntime-web/wasm',
  'tesseract.js',
  'utif2',
  'pdfjs-dist/legacy/build/pdf.mjs',
] as const;
const SYSTEM = ['electron', 'node:fs', 'node:path', 'node:crypto', 'electron-log/main', '#electron/main/vault.ts'] as const;
const PURE = ['zod', 'libphonenumber-js/max', 'tldts', 'i18n-iso-countries/langs/fr.json', 'ical.js', 'fflate'] as const;

/** The table, by example. `./` is always free; NEVER is added to each row. */
export const TABLE: readonly Row[] = [
  { folder: 'shared/lib', may: ['#shared/lib/a.ts'], mayNot: ['#shared/domain/a.ts', 'zod', 'react', 'dexie', ...SYSTEM] },
  {
    folder: 'shared/domain',
    may: ['#shared/domain/a.ts', '#shared/lib/a.ts'],
    mayNot: ['#shared/formats/a.ts', '#shared/crm/a.ts', '#shared/ipc/a.ts', '#renderer/lib/a.ts', 'dexie', ...PURE, ...SYSTEM],
  },
  ...['shared/formats', 'shared/crm', 'shared/ipc'].map((folder) => ({
    folder,
    may: ['#shared/domain/a.ts', '#shared/formats/a.ts', '#shared/lib/a.ts', ...PURE],
    mayNot: ['xlsx', 'dexie', 'react', 'comlink', '#renderer/lib/a.ts', ...SYSTEM],
  })),
  {
    folder: 'electron/preload',
    may: ['electron', '#shared/ipc/a.ts'],
    mayNot: ['node:fs', 'zod', '#shared/domain/a.ts', '#electron/main/a.ts'],
  },
  {
    folder: 'electron/main',
    may: ['electron', 'electron-log/main', 'zod', 'node:fs/promises', 'node:path', '#shared/ipc/a.ts', '#electron/main/crm/a.ts'],
    mayNot: [
      'node:https',
      'node:tls',
      'node:dgram',
      'node:inspector',
      'electron-updater',
      '#electron/preload/a.ts',
      '#renderer/lib/a.ts',
      'dexie',
      'react',
      'xlsx',
    ],
  },
  {
    folder: 'electron/main/calendar',
    may: ['tsdav', 'tldts', 'zod', '#shared/ipc/a.ts', '#electron/main/crm/a.ts'],
    mayNot: ['electron', 'node:https', 'node:fs', 'dexie', '#electron/preload/a.ts', '#renderer/lib/a.ts'],
  },
  {
    folder: 'renderer/ui',
    may: ['#shared/lib/a.ts', 'react', '@mantine/core', '@tabler/icons-react', 'bwip-js/browser', 'recharts', 'zustand', './a.module.css'],
    mayNot: ['#shared/domain/lead.ts', '#renderer/data/a.ts', '#renderer/i18n/a.ts', 'i18next', 'dexie', 'zod', ...DECODERS, ...SYSTEM],
  },
  {
    folder: 'renderer/data',
    may: ['dexie', 'react', 'comlink', '#renderer/data/a.ts', '#shared/domain/lead.ts', '#shared/ipc/a.ts'],
    mayNot: [
      '#renderer/ui/a.ts',
      '#renderer/devices/a.ts',
      '#renderer/features/leads/a.ts',
      '@mantine/core',
      'xlsx',
      ...DECODERS,
      ...SYSTEM,
    ],
  },
  {
    folder: 'renderer/devices',
    may: ['comlink', '#renderer/devices/a.ts', '#shared/domain/scan.ts', ...DECODERS, '@tesseract.js-data/fra/a.gz?url'],
    mayNot: ['dexie', 'react', '#renderer/data/a.ts', '#renderer/ui/a.ts', '#renderer/features/capture/a.ts', 'xlsx', ...SYSTEM],
  },
  {
    folder: 'renderer/i18n',
    may: ['i18next', 'react-i18next', '#shared/domain/lead.ts', '#renderer/i18n/a.ts', './en/capture.json'],
    mayNot: ['react', 'dexie', '#renderer/data/a.ts', '#renderer/ui/a.ts', '#renderer/app/a.ts', ...SYSTEM],
  },
  { folder: 'renderer/lib', may: ['#shared/ipc/a.ts'], mayNot: ['react', 'dexie', '#renderer/data/a.ts', '#renderer/app/a.ts', ...SYSTEM] },
  {
    folder: 'renderer',
    may: ['react', 'react-dom/client', '@mantine/core/styles.css', '#renderer/data/a.ts', '#shared/ipc/a.ts', './app/App.tsx'],
    mayNot: ['dexie', 'zod', 'xlsx', ...DECODERS, ...SYSTEM],
  },
  {
    folder: 'resources/default_app',
    may: ['electron', 'node:fs', 'node:path'],
    mayNot: ['zod', '#electron/main/a.ts', '#shared/lib/a.ts'],
  },
  {
    folder: 'renderer/app',
    may: [...SCREENS, '#renderer/features/leads/a.ts', '#renderer/data/a.ts', '#renderer/ui/a.ts', '#shared/domain/lead.ts'],
    mayNot: ['dexie', 'xlsx', ...DECODERS, ...SYSTEM],
  },
  {
    folder: 'renderer/capsule',
    may: ['zod', 'age-encryption', '@noble/ciphers/chacha.js', '#renderer/data/a.ts', '#shared/formats/a.ts', '#shared/ipc/a.ts'],
    mayNot: ['dexie', 'react', 'xlsx', '#renderer/app/a.ts', '#renderer/ui/a.ts', '#renderer/features/leads/a.ts', ...DECODERS, ...SYSTEM],
  },
  {
    folder: 'renderer/batch',
    may: [
      'zod',
      '#renderer/capsule/a.ts',
      '#renderer/data/a.ts',
      '#renderer/features/capture/a.ts',
      '#renderer/lib/a.ts',
      '#shared/formats/a.ts',
    ],
    mayNot: ['dexie', 'xlsx', 'react', '#renderer/app/a.ts', '#renderer/ui/a.ts', ...DECODERS, ...SYSTEM],
  },
];

/** What a feature may name, and what it must not; every feature has the same row. */
export const FEATURE = {
  may: [
    ...SCREENS,
    'signature_pad',
    'recharts',
    'react-markdown',
    'remark-gfm',
    '#resources/docs/en/a.md?raw',
    '#renderer/capsule/a.ts',
    '#renderer/data/a.ts',
    '#renderer/devices/a.ts',
    '#renderer/i18n/a.ts',
    '#renderer/lib/a.ts',
    '#shared/domain/lead.ts',
  ],
  mayNot: ['#renderer/app/route.ts', '#renderer/batch/a.ts', './../other/a.ts', 'dexie', 'xlsx', ...DECODERS, ...SYSTEM],
} as const;
