import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { countLeads, goRapid, isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

story('a database that cannot be read is said in words, and the next start makes it anew from the journal', async ({ start }) => {
  const [first, second] = [newPerson(30), newPerson(31)];
  const booth = await start();
  const { profile } = booth;
  await goRapid(booth.page);
  for (const person of [first, second]) {
    await typeVisitor(booth.page, person);
    await isSaved(booth.page, person.name);
  }
  await booth.close();
  const files = (await readdir(profile, { recursive: true })).filter((path) => /leveldb[/\\]MANIFEST/u.test(path));
  expect(files).not.toEqual([]);
  for (const path of files) await rm(join(profile, path));

  const broken = await start({ profile, isLocked: true });
  await expect(broken.page.getByRole('alert')).toHaveText(/The database on this laptop is damaged. Everything that was shown as saved/u);
  await expect(broken.page.getByRole('button', { name: 'Start again' })).toBeVisible();
  await broken.close();

  // one of the two files that hold the key is gone as well
  await rm(join(profile, 'vault.json'));
  const again = await start({ profile });
  await expect(again.page.getByRole('alert').filter({ hasText: 'It was put back from its copy' })).toBeVisible();
  expect(await countLeads(again.page)).toBe(2);
});
