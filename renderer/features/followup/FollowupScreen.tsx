import { Badge, Select, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readOpenPromises } from '#renderer/data/promises.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime } from '#renderer/data/useNow.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { showTab, showWhose, useFollowup } from './followupState.ts';
import type { Tab } from './followupState.ts';
import { NextTab } from './NextTab.tsx';
import { OwnersTab } from './OwnersTab.tsx';
import { countPromises } from './promiseGroups.ts';
import { PromisesTab } from './PromisesTab.tsx';
import { useDue } from './useDue.ts';
import { useRows } from '#renderer/data/useRows.ts';

type Props = {
  readonly show: Show;
  readonly staffId: StaffId | null;
  readonly onOpen: (id: LeadId) => void;
  /** Opens where the routing rules are made. */
  readonly onRules: () => void;
};

const TABS: readonly (readonly [Tab, string])[] = [
  ['promises', '1'],
  ['owners', '2'],
  ['next', '3'],
];

const ALL = 'all';

/** Whose things are in view; `f` goes from everybody to me and back. */
function WhoseSelect({ show, staffId }: Pick<Props, 'show' | 'staffId'>) {
  const { t } = useTranslation();
  const { whose, isAsking } = useFollowup();
  const toggle = (): void => showWhose(whose === ALL && staffId !== null ? staffId : ALL);
  useShortcuts([{ key: 'f', group: t('followup.title'), label: t('followup.mine'), run: toggle }], !isAsking);
  return (
    <Select
      w={230}
      aria-label={t('followup.whose')}
      data={[{ value: ALL, label: t('followup.everybody') }, ...show.staff.map(({ id, name }) => ({ value: id as string, label: name }))]}
      value={whose}
      allowDeselect={false}
      rightSection={<KeyHint keys="f" />}
      onChange={(value) => showWhose(show.staff.find(({ id }) => id === value)?.id ?? ALL)}
    />
  );
}

/** What is left to do after the talks: promises to keep, leads without an owner, next actions that are due; worked to zero by keyboard. */
export function FollowupScreen({ show, staffId, onOpen, onRules }: Props) {
  const { t } = useTranslation();
  const { tab, whose, isAsking } = useFollowup();
  const now = useLocalTime(show.zone);
  const open = useLive((store) => readOpenPromises(store, show.id), [show.id]);
  const unowned = useRows({ showId: show.id, filters: { todo: 'owner' }, sort: 'heat' });
  const due = useDue({ show, whose, today: now.day });
  const { all, late } = countPromises(
    (open ?? []).filter(({ promise }) => whose === ALL || promise.owner === whose),
    now,
  );
  const counts: Readonly<Record<Tab, number>> = {
    promises: all,
    owners: unowned.total,
    next: due.hot.total + due.warm.total + due.cold.total,
  };
  useShortcuts(
    TABS.map(([name, key]) => ({ key, group: t('followup.title'), label: t(`followup.${name}`), run: () => showTab(name) })),
    !isAsking,
  );
  const panel = { flex: 1, minHeight: 0, paddingTop: 12 };
  return (
    <Page title={t('followup.title')} isWide actions={tab === 'owners' ? undefined : <WhoseSelect show={show} staffId={staffId} />}>
      <Tabs
        value={tab}
        onChange={(value) => showTab(TABS.find(([name]) => name === value)?.[0] ?? 'promises')}
        style={{ height: '100%', display: 'flex', flexDirection: 'column' }}
        keepMounted={false}
      >
        <Tabs.List>
          {TABS.map(([name, key]) => (
            <Tabs.Tab
              key={name}
              value={name}
              leftSection={<KeyHint keys={key} />}
              rightSection={
                <Badge
                  circle={counts[name] < 10}
                  variant={counts[name] === 0 ? 'default' : 'filled'}
                  color={name === 'promises' && late > 0 ? 'red' : 'petrol'}
                  data-testid={`count-${name}`}
                >
                  {counts[name]}
                </Badge>
              }
            >
              {t(`followup.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="promises" style={panel}>
          <PromisesTab open={open} show={show} me={staffId} now={now} onOpen={onOpen} />
        </Tabs.Panel>
        <Tabs.Panel value="owners" style={{ ...panel, display: 'flex', flexDirection: 'column' }}>
          <OwnersTab unowned={unowned} show={show} onOpen={onOpen} onRules={onRules} />
        </Tabs.Panel>
        <Tabs.Panel value="next" style={panel}>
          <NextTab due={due} show={show} onOpen={onOpen} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
