import { create } from 'zustand';
import type { StaffId } from '#shared/domain/ids.ts';

/** Who is at the laptop, as every write is signed; follows the laptop's settings. */
export const useAtWork = create<{ staffId: StaffId | null }>(() => ({ staffId: null }));

/** From now on writes are signed by this person; null for nobody. */
export const signAs = (staffId: StaffId | null): void => useAtWork.setState({ staffId });
