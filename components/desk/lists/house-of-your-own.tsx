/** On the demonstration: how to begin with a house of one's own. */
export function HouseOfYourOwn() {
  return (
    <aside className="own-house" aria-label="A house of your own">
      <p>
        <b>This is the demonstration.</b> For a house of your own, stop Pressmark and start it on an empty folder. It
        prints one address, and five short steps lead from there to your first administrator.
      </p>
      <code>PRESSMARK_SEED=none PRESSMARK_DATA=./our-house npm start</code>
    </aside>
  );
}
