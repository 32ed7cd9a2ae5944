// A house with one desk and one monthly series, in an empty database.
import { withSession } from '#lib/database/session.ts';

/** @param ownerUrl the address of the database as its owner */
export async function makeBareHouse(ownerUrl: string): Promise<void> {
  await withSession(ownerUrl, async (client) => {
    for (const schema of ['newsroom', 'pub'])
      await client.query(
        `INSERT INTO ${schema}.house (id, names, time_zone, languages, end_mark, accent, accent_dark)
         VALUES (1, '{"en":"Demonstration House"}', 'Asia/Karachi', '{en,ur}', '*-*-*-*-*', '#0b5d3b', '#7cc9a3')`,
      );
    await client.query(`INSERT INTO newsroom.desk (key, names) VALUES ('first', '{"en":"First desk"}')`);
    const names = '{"en":"Press releases"}';
    await client.query(
      `INSERT INTO newsroom.series (key, names, label_template, period, time_zone)
       VALUES ('pr', $1, 'PR No.{n}', 'month', 'Asia/Karachi')`,
      [names],
    );
    await client.query(
      `INSERT INTO pub.series (key, names, label_template, period) VALUES ('pr', $1, 'PR No.{n}', 'month')`,
      [names],
    );
  });
}
