import { create } from 'zustand';

/** Is the big screen in view? While it is, a capture opens no lead and tells no name: whoever passes by sees it. */
export const useBigScreen = create<{ isOn: boolean }>(() => ({ isOn: false }));

/** Shows the big screen, or takes it away. */
export const showBigScreen = (isOn: boolean): void => useBigScreen.setState({ isOn });
