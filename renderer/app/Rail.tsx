import {
  IconAddressBook,
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconListSearch,
  IconPackageExport,
  IconScan,
  IconSettings,
  IconTent,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { goTo, useRoute } from './route.ts';
import type { Route } from './route.ts';
import classes from './Shell.module.css';

const LINKS = [
  { page: 'capture', icon: IconScan, key: '1' },
  { page: 'leads', icon: IconAddressBook, key: '2' },
  { page: 'agenda', icon: IconCalendarEvent, key: '3' },
  { page: 'followup', icon: IconChecklist, key: '4' },
  { page: 'review', icon: IconListSearch, key: '8' },
  { page: 'figures', icon: IconChartBar, key: '9' },
  { page: 'handover', icon: IconPackageExport, key: '5' },
  { page: 'shows', icon: IconTent, key: '6' },
  { page: 'settings', icon: IconSettings, key: '7' },
] as const;

const isOn = (route: Route, page: Route['page']): boolean =>
  route.page === page ||
  (page === 'leads' && (route.page === 'lead' || route.page === 'card')) ||
  (page === 'agenda' && route.page === 'mails') ||
  (page === 'handover' && route.page === 'dayclose') ||
  (page === 'settings' && (route.page === 'safety' || route.page === 'scanner')) ||
  (page === 'shows' &&
    ['lists', 'teach', 'desk', 'definitions', 'questions', 'team', 'templates', 'capsule', 'setup'].includes(route.page));

/** The places of the program, each one key away (Alt+1 … Alt+9), and the day's close (Alt+0); `foot` stands below them. */
export function Rail({ foot }: { readonly foot?: ReactNode }) {
  const { t } = useTranslation();
  const route = useRoute((state) => state.route);
  useShortcuts(
    LINKS.map(({ page, key }) => ({
      key: `alt+${key}`,
      label: t(`app.${page}`),
      group: t('app.go'),
      run: () => goTo({ page }),
      inFields: true,
    })),
  );
  useShortcuts([{ key: 'alt+0', label: t('dayclose.title'), group: t('app.go'), run: () => goTo({ page: 'dayclose' }), inFields: true }]);
  useShortcuts([{ key: 'shift+f1', label: t('help.open'), group: t('app.anywhere'), run: () => goTo({ page: 'help' }), inFields: true }]);
  return (
    <nav className={classes['rail']} aria-label={t('app.nav')}>
      {LINKS.map(({ page, icon: Icon }) => (
        <button
          key={page}
          type="button"
          className={classes['link']}
          aria-current={isOn(route, page) ? 'page' : undefined}
          onClick={() => goTo({ page })}
        >
          <Icon size={22} stroke={1.6} aria-hidden />
          {t(`app.${page}`)}
        </button>
      ))}
      {foot}
    </nav>
  );
}
