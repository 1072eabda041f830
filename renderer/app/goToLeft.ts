import type { Place } from '#renderer/features/dayclose/useDayLeft.ts';
import { showTab } from '#renderer/features/followup/followupState.ts';
import { clearView, setFilter } from '#renderer/features/leads/leadView.ts';
import { goTo } from './route.ts';

/** Opens where something that the day left behind is worked on. */
export function goToLeft(place: Place): void {
  switch (place) {
    case 'promises':
    case 'owners':
      showTab(place);
      return goTo({ page: 'followup' });
    case 'unresolved':
      clearView();
      setFilter('stage', 'unresolved');
      return goTo({ page: 'leads' });
    case 'handover':
      return goTo({ page: 'handover' });
  }
}
