import { Button, Stack, Text } from '@mantine/core';
import { IconDeviceFloppy, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { BadgeField, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { refreshLooks } from '#shared/formats/badge/learn.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { ExamplePicker } from './ExamplePicker.tsx';
import { FieldPalette } from './FieldPalette.tsx';
import { LayoutBar } from './LayoutBar.tsx';
import { PeoplePreview } from './PeoplePreview.tsx';
import { withField } from './planEdits.ts';
import { saveFormat } from './teachShow.ts';
import { useLabelDrag } from './useLabelDrag.ts';
import { useTeaching } from './useTeaching.ts';

type Props = {
  readonly show: Show;
  /** The lead whose badge is taught; null for the badges scanned last. */
  readonly leadId: LeadId | null;
  /** The format that is changed; null for a new one. */
  readonly formatId: BadgeFormatId | null;
  readonly onDone: () => void;
};

/** Fields of which one is enough for a visitor. */
const NAMING: ReadonlySet<BadgeField> = new Set(['first', 'last', 'full', 'company', 'email', 'phone', 'mobile', 'code']);

/** Teaches the show's badges: one to three examples, cut into parts, with labels to drag onto them. Scans go on coming in meanwhile. */
export function TeachScreen({ show, leadId, formatId, onDone }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const formats = show.badgeFormats ?? [];
  const [format] = useState(() => formats.find(({ id }) => id === formatId) ?? null);
  const [name, setName] = useState(() => format?.name ?? t('teach.name_default', { number: formats.length + 1 }));
  const [column, setColumn] = useState(0);
  const teaching = useTeaching({ show, leadId, format });
  const plan = teaching?.plan;
  const canSave = plan?.columns.some(({ field, fixed }) => fixed === undefined && field !== null && NAMING.has(field)) === true;
  const label = (field: BadgeField, at: number): void => plan && teaching?.setPlan(withField(plan, at, field));
  const labels = useLabelDrag({ onDrop: label, onClick: (field) => label(field, column) });
  const save = async (): Promise<void> => {
    if (plan === undefined || teaching === undefined || !canSave) return;
    const id = format?.id ?? (store.newId() as BadgeFormatId); // a fresh id for a format
    const learnt = { ...refreshLooks(plan, teaching.examples), v: 1, id, learntAt: store.now() } as const;
    await saveFormat(store, show, { ...learnt, name: name.trim() || t('teach.name_default', { number: 1 }) });
    onDone();
  };
  const group = t('teach.keys');
  useShortcuts([
    { key: 'mod+enter', label: t('teach.save'), group, run: () => void save(), inFields: true },
    { key: 'escape', label: t('teach.cancel'), group, run: onDone },
  ]);
  if (teaching === undefined || plan === undefined) return null;
  const used = new Set(plan.columns.flatMap(({ field, fixed }) => (field === null || fixed !== undefined ? [] : [field])));
  return (
    <Page
      title={t('teach.title')}
      hint={t('teach.hint')}
      isWide
      actions={
        <>
          <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="escape" />}>
            {t('teach.cancel')}
          </Button>
          <Button
            leftSection={<IconDeviceFloppy size={18} />}
            rightSection={<KeyHint keys="mod+enter" />}
            disabled={!canSave}
            onClick={() => void save()}
          >
            {t('teach.save')}
          </Button>
        </>
      }
    >
      <Stack gap="md" pb="md" data-testid="teach">
        {teaching.examples.length === 0 ? (
          <EmptyState icon={<IconSchool size={34} />} title={t('teach.empty_title')} text={t('teach.empty_text')} />
        ) : (
          <>
            <LayoutBar name={name} plan={plan} onName={setName} onPlan={teaching.setPlan} onPropose={teaching.propose} />
            <FieldPalette {...labels} used={used} />
            <ColumnTable
              plan={plan}
              examples={teaching.examples}
              over={labels.drag?.over ?? null}
              onPlan={teaching.setPlan}
              onRemove={teaching.remove}
              onColumn={setColumn}
            />
            {!canSave && (
              <Text size="sm" c="red" role="alert">
                {t('teach.fault_nothing')}
              </Text>
            )}
            <PeoplePreview plan={plan} examples={teaching.examples} waiting={teaching.waiting} />
          </>
        )}
        <ExamplePicker others={teaching.others} onAdd={teaching.add} />
      </Stack>
    </Page>
  );
}
