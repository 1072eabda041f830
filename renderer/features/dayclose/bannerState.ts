import { create } from 'zustand';

/** Whether the reminder was put away; until the next start of the program only. */
export const useBanner = create<{ readonly isHidden: boolean }>(() => ({ isHidden: false }));

export const hideBanner = (): void => useBanner.setState({ isHidden: true });
