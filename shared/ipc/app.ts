/** What the screens may know of the program and its machine. */
export type About = {
  readonly version: string;
  readonly electron: string;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  /** Language tag of the system, such as `fr-FR`. */
  readonly locale: string;
  /** Last part of the profile's path: enough to tell two profiles apart. */
  readonly profile: string;
  readonly isPackaged: boolean;
};
