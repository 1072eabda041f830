import { Spotlight, spotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcutLayers, useShortcuts } from '#renderer/ui/shortcuts.ts';
import { goTo } from './route.ts';
import { useFound } from './useFound.ts';

type Props = { readonly search: Search; readonly showId: ShowId };

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Ctrl+K: people of the show and every command of the screen in view, found by typing. */
export function Palette({ search, showId }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const found = useFound(search, { showId, text: query });
  const layers = useShortcutLayers((state) => state.layers);
  useShortcuts([{ key: 'mod+k', label: t('app.palette'), group: t('app.anywhere'), run: spotlight.open, inFields: true }]);
  const commands = layers
    .flatMap((layer) => layer.shortcuts)
    .filter(({ label, group }) => folded(`${group} ${label}`).includes(folded(query)));
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search placeholder={t('app.palette_hint')} aria-label={t('app.palette')} />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('app.leads')}>
            {found.map((row) => (
              <Spotlight.Action
                key={row.id}
                label={row.name}
                description={row.company}
                onClick={() => goTo({ page: 'lead', id: row.id })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        <Spotlight.ActionsGroup label={t('app.go')}>
          {commands.map(({ key, label, run }) => (
            <Spotlight.Action key={key + label} label={label} rightSection={<KeyHint keys={key} />} onClick={run} />
          ))}
        </Spotlight.ActionsGroup>
        {found.length + commands.length === 0 && <Spotlight.Empty>{t('app.palette_empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
