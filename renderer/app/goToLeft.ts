import type { Place } from '#renderer/features/dayclose/useDayLeft.ts';
import { showTab } from '#renderer/features/followup/followupState.ts';
import { goTo } from './route.ts';

/** Opens where something that the day left behind is worked on. */
export function goToLeft(place: Place): void {
  switch (place) {
    case 'promises':
    case 'owners':
      showTab(place);
      return goTo({ page: 'followup' });
    case 'unresolved':
      return goTo({ page: 'review' });
    case 'handover':
      return goTo({ page: 'handover' });
  }
}
