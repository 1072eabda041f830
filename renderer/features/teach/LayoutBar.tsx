import { Badge, Button, Group, Select, TextInput } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BadgeLayout, BadgePlan } from '#shared/domain/badgeFormat.ts';
import { typedSeparator, visibleOf } from '#shared/formats/badge/visible.ts';
import { withWrapping } from './planEdits.ts';

const KINDS = ['separated', 'fixed-width', 'keyed', 'json', 'whole'] as const;

/** A layout of a kind, with what parts it now or most often does. */
function layoutOf(kind: (typeof KINDS)[number], now: BadgeLayout): BadgeLayout {
  switch (kind) {
    case 'separated':
      return { kind, separator: 'separator' in now ? now.separator : ';' };
    case 'keyed':
      return { kind, separator: 'separator' in now ? now.separator : '&', sign: '=' };
    case 'fixed-width':
    case 'json':
    case 'whole':
      return { kind };
  }
}

type Props = {
  readonly name: string;
  readonly plan: BadgePlan;
  readonly onName: (name: string) => void;
  readonly onPlan: (plan: BadgePlan) => void;
  readonly onPropose: (layout?: BadgeLayout) => void;
};

function Signs({ plan, onPropose }: Pick<Props, 'plan' | 'onPropose'>) {
  const { t } = useTranslation();
  const { layout } = plan;
  if (layout.kind !== 'separated' && layout.kind !== 'keyed') return null;
  const take = (typed: string, change: (sign: string) => BadgeLayout): void => {
    const sign = typedSeparator(typed).slice(0, 8);
    if (sign !== '') onPropose(change(sign));
  };
  return (
    <>
      <TextInput
        label={t('teach.separator')}
        title={t('teach.separator_hint')}
        value={visibleOf(layout.separator)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => take(event.currentTarget.value, (separator) => ({ ...layout, separator }))}
        w={150}
      />
      {layout.kind === 'keyed' && (
        <TextInput
          label={t('teach.sign')}
          value={visibleOf(layout.sign)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => take(event.currentTarget.value, (sign) => ({ ...layout, sign }))}
          w={140}
        />
      )}
    </>
  );
}

/** How the badge is cut: the kind of layout, its signs, and the text around all parts. */
export function LayoutBar({ name, plan, onName, onPlan, onPropose }: Props) {
  const { t } = useTranslation();
  const { isBase64, prefix, suffix } = plan.wrapping;
  return (
    <Group gap="sm" align="end">
      <TextInput label={t('teach.name')} value={name} maxLength={120} onChange={(event) => onName(event.currentTarget.value)} w={190} />
      <Select
        label={t('teach.layout')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`teach.layout_${kind}`) }))}
        value={plan.layout.kind}
        allowDeselect={false}
        onChange={(value) => {
          const kind = KINDS.find((one) => one === value);
          if (kind !== undefined) onPropose(layoutOf(kind, plan.layout));
        }}
        w={210}
      />
      <Signs plan={plan} onPropose={onPropose} />
      <TextInput
        label={t('teach.before')}
        value={prefix}
        onChange={(event) => onPlan(withWrapping(plan, { prefix: event.currentTarget.value }))}
        w={prefix.length > 16 ? 260 : 160}
      />
      <TextInput
        label={t('teach.after')}
        value={suffix}
        onChange={(event) => onPlan(withWrapping(plan, { suffix: event.currentTarget.value }))}
        w={120}
      />
      {isBase64 && (
        <Badge size="lg" variant="light" tt="none" mb={5}>
          {t('teach.base64')}
        </Badge>
      )}
      <Button variant="subtle" leftSection={<IconWand size={18} />} onClick={() => onPropose()}>
        {t('teach.propose')}
      </Button>
    </Group>
  );
}
