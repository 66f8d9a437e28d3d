import { expect, test } from 'vitest'
import { DuckSession } from '../../../main/ingest/duck.ts'
import { temporaryFolder } from '../../builders/folder.ts'

test('DuckDB neither fetches extensions nor takes any from the home folder', async () => {
  const session = await DuckSession.open({ scratch: temporaryFolder() })
  try {
    // an address makes DuckDB fetch its extension for the network, unless it is kept from that
    const reading = session.rows(`FROM read_csv('https://presnap.invalid/games.csv')`)
    await expect(reading).rejects.toThrow(/httpfs.*(autoload|install)/is)
    const settings = await session.rows(`
      SELECT name, value FROM duckdb_settings() WHERE name IN
        ('autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions', 'home_directory')
      ORDER BY name`)
    expect(settings.map(({ value }) => value)).toEqual(['false', 'false', 'false', expect.stringContaining('presnap-')])
  } finally {
    session.dispose()
  }
})
