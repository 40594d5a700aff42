// Work under way is looked at again every two seconds; without script there is a link that does the same.
const place = document.querySelector("[data-under-way]");

async function look() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-under-way]");
    if (!answer.ok || !fresh) {
      location.reload();
      return;
    }
    place.replaceChildren(...fresh.childNodes);
  } catch {
    // The network is away: the next look may find it again.
  }
  setTimeout(look, 2000);
}

if (place) setTimeout(look, 2000);
