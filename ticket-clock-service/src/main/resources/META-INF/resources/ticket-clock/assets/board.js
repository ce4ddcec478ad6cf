'use strict';
// The clock board: a list read once, changed by a stream, ticked here. Only rows in sight are in the document.
(() => {
  const $ = id => document.getElementById(id);
  const rows = $('rows'), scroller = $('scroller'), filters = $('filters'), words = rows.dataset;
  const lang = navigator.languages.find(own => own.split('-')[0] === words.lang) || words.lang, MOST = 5000, PAGE = 200, SILENCE = 40000;
  const SERVER_SIDE = ['team', 'customer', 'service', 'priority'];
  const SHAPES = {
    RUNNING: 'M4 2.5 13 8l-9 5.5z', PAUSED: 'M4 3h3v10H4zM9 3h3v10H9z', BREACHED: 'M8 1 15 14H1z' };
  const PARTIES = {
    PROVIDER: words.provider, CUSTOMER: words.customerParty, TEAM: words.teamParty, SUPPLIER: words.supplier };
  const METRICS = {
    TIME_TO_RESPOND: words.respond, TIME_TO_UPDATE: words.update, TIME_TO_RESOLVE: words.resolve,
    TIME_TO_OWN: words.own };

  let clocks = new Map();          // by id and cycle
  let view = [];                   // as shown, in order
  let shown = new Map();           // element by place in view
  let skew = 0;                    // the server's clock minus ours
  let heardAt = Date.now();
  let chosen = null;               // key of the row that has the focus
  let run = 0;                     // of the filters: what an older run brings comes too late
  let cursor = null;
  let height = 0;

  const now = () => Date.now() + skew;
  const keyOf = clock => clock.id + ' ' + clock.cycle;
  const millis = duration => {
    const part = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration || '');
    return part ? ((+(part[1] || 0) * 24 + +(part[2] || 0)) * 60 + +(part[3] || 0)) * 60000
      + Math.round(+(part[4] || 0) * 1000) : null;
  };
  const prepared = clock => Object.assign(clock, {
    key: keyOf(clock), due: Date.parse(clock.dueAt), at: Date.parse(clock.asOf),
    over: clock.breachedAt ? Date.parse(clock.breachedAt) : null,
    turn: clock.changesAt ? Date.parse(clock.changesAt) : Infinity,
    rest: millis(clock.remaining),
    kind: clock.outcome === 'BREACHED' ? 'BREACHED' : clock.state,
    still: clock.state === 'PAUSED',
    text: (clock.reference + ' ' + clock.target).toLowerCase() });

  // ---- what is left, ticked from the server's asOf ----
  const left = clock => {
    if (clock.rest === null || clock.kind === 'PAUSED') return clock.rest;
    const passed = clock.withinCalendarHours
      ? Math.min(now(), clock.turn) - clock.at
      : Math.max(0, now() - clock.turn);
    return Math.max(0, clock.rest - Math.max(0, passed));
  };
  const length = ms => {
    const s = Math.floor(ms / 1000), h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
    if (h >= 100) return h + ' ' + words.hours;
    if (h > 0) return h + ' ' + words.hours + ' ' + String(m).padStart(2, '0') + ' ' + words.minutes;
    return m + ' ' + words.minutes + ' ' + String(s % 60).padStart(2, '0') + ' ' + words.seconds;
  };
  const formats = new Map();
  const moment = (at, zone) => {
    const today = new Date(now()).toDateString() === new Date(at).toDateString();
    const name = (zone || '') + today;
    if (!formats.has(name)) {
      const day = today ? {} : { weekday: 'short', day: 'numeric', month: 'short' };
      let options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...day };
      if (zone && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone) {
        options = { ...options, timeZone: zone, timeZoneName: 'short' };
      }
      formats.set(name, new Intl.DateTimeFormat(lang, options));
    }
    return formats.get(name).format(at);
  };

  // ---- order and choice ----
  const RANK = { RUNNING: 0, BREACHED: 1, PAUSED: 2 };
  const order = (a, b) => RANK[a.kind] - RANK[b.kind]
    || (a.kind === 'RUNNING' ? a.due - b.due : a.kind === 'BREACHED' ? (b.over || b.due) - (a.over || a.due)
      : (a.rest ?? Infinity) - (b.rest ?? Infinity))
    || (a.key < b.key ? -1 : 1);
  const asked = () => {
    const query = new URLSearchParams();
    new FormData(filters).forEach((value, name) => { if (value.trim()) query.set(name, value.trim()); });
    return query;
  };
  let waiting = false;
  const arrange = () => { if (!waiting) { waiting = true; requestAnimationFrame(arranged); } };
  /** News may come faster than anybody reads: it puts the rows in order five times a second at most. */
  let settling = 0;
  const settle = () => { settling ||= setTimeout(() => { settling = 0; arrange(); }, 200); };
  function arranged() {
    waiting = false;
    const query = asked(), state = query.get('state'), text = (query.get('q') || '').toLowerCase();
    const count = { all: 0, RUNNING: 0, PAUSED: 0, BREACHED: 0 };
    view = [];
    for (const clock of clocks.values()) {
      if (text && !clock.text.includes(text)) continue;
      count.all++; count[clock.kind]++;
      // What stands still after its time ran out is both.
      if (clock.still && clock.kind === 'BREACHED') count.PAUSED++;
      if (!state || state === clock.kind || (state === 'PAUSED' && clock.still)) view.push(clock);
    }
    view.sort(order);
    for (const mark of filters.querySelectorAll('[data-count]')) {
      mark.textContent = count[mark.dataset.count].toLocaleString(lang);
    }
    tellNews(count);
    if (!height) measure();
    rows.style.height = view.length * height + 'px';
    if (loaded) {
      $('empty').hidden = view.length > 0;
      $('empty').textContent = words.nothing;
    }
    scroller.hidden = view.length === 0;
    draw(true);
  }
  let toldAt = 0, told = '';
  function tellNews(count) {
    const text = `${words.running}: ${count.RUNNING}, ${words.paused}: ${count.PAUSED}, ${words.breached}: ${count.BREACHED}`;
    if (text !== told && Date.now() - toldAt > 15000) { $('news').textContent = told = text; toldAt = Date.now(); }
  }

  // ---- rows ----
  const blank = $('row').content.firstElementChild;
  function measure() {
    height = parseFloat(getComputedStyle(rows).getPropertyValue('--row')) || 64;
  }
  function draw(anew) {
    if (!height) measure();
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 6);
    const last = Math.min(view.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + 6);
    const spare = [];
    for (const [place, element] of shown) {
      if (place < first || place >= last) { shown.delete(place); spare.push(element); }
    }
    for (let place = first; place < last; place++) {
      let element = shown.get(place);
      if (!element) {
        element = spare.pop() || blank.cloneNode(true);
        if (!element.parentNode) rows.append(element);
        shown.set(place, element);
        fill(element, place);
      } else if (anew || element.clock !== view[place]) {
        fill(element, place);
      }
    }
    for (const element of spare) if (element !== document.activeElement?.closest('.row')) element.remove();
    refocus();
  }
  function set(element, name, text) {
    const part = element.querySelector('.' + name);
    if (part.textContent !== text) part.textContent = text;
  }
  function fill(element, place) {
    const clock = view[place];
    element.clock = clock;
    element.style.transform = `translateY(${place * height}px)`;
    element.setAttribute('aria-setsize', view.length);
    element.setAttribute('aria-posinset', place + 1);
    if (element.dataset.kind !== clock.kind) {
      element.dataset.kind = clock.kind;
      element.querySelector('.shape').setAttribute('d', SHAPES[clock.kind]);
    }
    set(element, 'word', words[clock.kind.toLowerCase()]
      + (clock.still && clock.kind === 'BREACHED' ? ' · ' + words.paused.toLowerCase() : ''));
    const link = element.querySelector('a');
    const href = '/ticket-clock/board/tickets/' + clock.ticket + '#' + clock.id + '-' + clock.cycle;
    if (link.getAttribute('href') !== href) link.setAttribute('href', href);
    set(element, 'reference', clock.reference);
    set(element, 'target', (METRICS[clock.metric] || clock.metric) + ' · ' + clock.target
      + (clock.nature === 'OBJECTIVE' ? ' · ' + words.objective : clock.nature === 'COURTESY' ? ' · ' + words.courtesy : ''));
    set(element, 'who', [clock.customer, clock.service, clock.team, clock.priority]
      .filter(Boolean).join(' · '));
    const pause = clock.pause
      ? [clock.pause.status, PARTIES[clock.pause.party]].filter(Boolean).join(' · ') : '';
    // When a paused clock runs out moves with every moment; what is left of it does not.
    set(element, 'due', clock.kind === 'BREACHED' ? words.since + ' ' + moment(clock.over || clock.due, clock.timeZone)
      : clock.kind === 'PAUSED' ? pause
      : words.due + ' ' + moment(clock.due, clock.timeZone));
    element.pause = clock.kind === 'PAUSED' ? '' : pause;
    tick(element);
  }
  function tick(element) {
    const clock = element.clock, rest = left(clock);
    set(element, 'left', clock.kind === 'BREACHED' || rest === null ? '' : length(rest));
    element.classList.toggle('soon', clock.kind === 'RUNNING' && rest !== null && rest < 1800000);
    set(element, 'reason', element.pause || clock.kind === 'PAUSED' ? element.pause
      : clock.withinCalendarHours === false && now() < clock.turn && clock.turn !== Infinity
        ? words.closed + ' ' + moment(clock.turn, clock.timeZone) : '');
  }
  setInterval(() => { for (const element of shown.values()) tick(element); turned(); }, 1000);
  /** Past an opening or a closing the rows of before no longer run as they say. */
  let turning = false;
  function turned() {
    if (turning || !view.some(clock => clock.kind !== 'BREACHED' && clock.turn < now() - 1000)) return;
    turning = true;
    setTimeout(() => { turning = false; read(run); }, 1000 + Math.random() * 5000);
  }
  let drawing = false;
  scroller.addEventListener('scroll', () => {
    if (!drawing) { drawing = true; requestAnimationFrame(() => { drawing = false; draw(false); }); }
  }, { passive: true });
  // Asked of the style sheet only when it may say something else: every change of a clock would pay for it.
  addEventListener('resize', () => { measure(); arrange(); });

  // ---- keyboard ----
  const placeOf = key => view.findIndex(clock => clock.key === key);
  function choose(place) {
    if (!view.length) return;
    const next = Math.min(view.length - 1, Math.max(0, place));
    chosen = view[next].key;
    const top = next * height;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + height > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + height - scroller.clientHeight;
    }
    draw(false);
    shown.get(next)?.querySelector('a').focus({ preventScroll: true });
  }
  /** The focus stays with its clock when clocks move. */
  function refocus() {
    const active = document.activeElement?.closest('.row');
    if (!active || !chosen || active.clock?.key === chosen) return;
    for (const element of shown.values()) {
      if (element.clock.key === chosen) { element.querySelector('a').focus({ preventScroll: true }); return; }
    }
  }
  rows.addEventListener('focusin', event => { chosen = event.target.closest('.row')?.clock?.key ?? chosen; });
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'radio';
    if (event.ctrlKey || event.metaKey || event.altKey || $('help').open) return;
    if (event.key === 'Escape' && typing) { event.target.blur(); return; }
    if (typing) return;
    const place = chosen === null ? -1 : placeOf(chosen);
    if (event.key === 'j') choose(place + 1);
    else if (event.key === 'k') choose(place < 0 ? 0 : place - 1);
    else if (event.key === '/') filters.q.focus();
    else if (event.key === '?') $('help').showModal();
    else return;
    event.preventDefault();
  });
  $('keys').addEventListener('click', () => $('help').showModal());

  // ---- filters, kept in the address ----
  function restore() {
    const query = new URLSearchParams(location.search);
    for (const field of filters.elements) {
      if (field.name && field.type !== 'radio') field.value = query.get(field.name) || '';
    }
    const state = query.get('state');
    for (const radio of filters.querySelectorAll('[name=state]')) radio.checked = radio.value === (state || '');
  }
  const serverSide = () => {
    const query = asked();
    for (const name of [...query.keys()]) if (!SERVER_SIDE.includes(name)) query.delete(name);
    return query;
  };
  let before = '';
  function changed() {
    const query = asked();
    history.replaceState(null, '', location.pathname + (query.size ? '?' + query : ''));
    const wanted = serverSide().toString();
    if (wanted === before) { arrange(); return; }
    before = wanted;
    begin();
  }
  let typed;
  filters.addEventListener('input', () => { clearTimeout(typed); typed = setTimeout(changed, 250); });
  filters.addEventListener('submit', event => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(changed));
  function suggest() {
    for (const name of ['team', 'customer', 'service', 'priority']) {
      const list = filters.elements[name]?.list;
      if (!list) continue;
      const known = new Set([...list.options].map(option => option.value));
      for (const clock of clocks.values()) {
        if (clock[name] && !known.has(clock[name]) && known.size < 200) {
          known.add(clock[name]);
          list.append(new Option(clock[name], clock[name]));
        }
      }
    }
  }

  // ---- the list ----
  let loaded = false;
  class SignedOut extends Error {}
  class Refused extends Error {}
  async function get(url, options) {
    const answer = await fetch(url, { redirect: 'manual', credentials: 'same-origin', ...options });
    if (answer.type === 'opaqueredirect' || answer.status === 401) throw new SignedOut();
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) throw new Refused(answer.status);
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  }
  async function read(mine) {
    const found = new Map();
    const query = serverSide();
    query.set('pageSize', PAGE);
    let url = '/ticket-clock/board/clocks?' + query, more = false;
    while (url) {
      const asking = Date.now();
      const answer = await get(url);
      const date = Date.parse(answer.headers.get('Date'));
      // Half a second on average was cut off the header.
      if (!Number.isNaN(date)) skew = date + 500 - (asking + Date.now()) / 2;
      const page = await answer.json();
      if (mine !== run) return;
      for (const clock of page.items) found.set(keyOf(clock), prepared(clock));
      if (Math.abs(skew) < 1000) skew = 0;
      more = found.size >= MOST && !!page.next;
      url = found.size >= MOST || !page.next ? null : new URL(page.next).pathname + new URL(page.next).search;
      if (!loaded) { clocks = found; arrange(); }
    }
    clocks = found;
    loaded = true;
    heardAt = Date.now();
    $('more').hidden = !more;
    suggest();
    arrange();
  }

  // ---- the stream ----
  let cut = null;
  async function begin() {
    const mine = ++run;
    cut?.abort();
    cursor = null;
    loaded = false;
    clocks = new Map();
    $('empty').textContent = words.loading;
    $('empty').hidden = false;
    for (let wait = 1000; mine === run; wait = Math.min(wait * 2, 30000)) {
      const started = Date.now();
      try {
        await listen(mine);
      } catch (trouble) {
        if (mine !== run) return;
        if (trouble instanceof SignedOut) { lost(words.signedOut, true); return; }
        if (trouble instanceof Refused) { $('empty').textContent = words.mayNot; lost(words.mayNot, false); return; }
      }
      if (mine !== run) return;
      if (Date.now() - started > 20000) wait = 1000;
      lost(words.lost + ' ' + new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(heardAt), false);
      if (!loaded) $('empty').textContent = words.failed;
      await new Promise(resolve => setTimeout(resolve, wait * (0.5 + Math.random())));
    }
  }
  async function listen(mine) {
    const abort = cut = new AbortController();
    const headers = { Accept: 'text/event-stream' };
    if (cursor) headers['Last-Event-ID'] = cursor;
    const answer = await get('/ticket-clock/board/clock-stream?' + serverSide(), { headers, signal: abort.signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let heard = Date.now(), text = '';
    const watch = setInterval(() => { if (Date.now() - heard > SILENCE) abort.abort(); }, 5000);
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done || mine !== run) return;
        heard = heardAt = Date.now();
        text += value;
        const events = text.split('\n\n');
        text = events.pop();
        for (const event of events) await hear(event, mine);
      }
    } finally {
      clearInterval(watch);
      abort.abort();
    }
  }
  async function hear(event, mine) {
    let name = 'message', data = '', id = null;
    for (const line of event.split('\n')) {
      const colon = line.indexOf(':'), field = line.slice(0, colon), value = line.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') name = value;
      else if (field === 'data') data += value;
      else if (field === 'id') id = value;
    }
    if (name === 'read-anew' || (name === 'ready' && !loaded)) await read(mine);
    else if (name === 'clocks') change(JSON.parse(data));
    if (mine !== run) return;
    if (id) cursor = id;
    if (name === 'ready' || name === 'read-anew') live();
  }
  function change(told) {
    for (const [key, clock] of clocks) if (clock.ticket === told.ticket) clocks.delete(key);
    for (const clock of told.clocks) clocks.set(keyOf(clock), prepared(clock));
    settle();
  }
  function live() {
    $('lost').hidden = true;
    $('live').hidden = false;
  }
  function lost(text, signIn) {
    $('live').hidden = true;
    $('lost').hidden = false;
    if ($('lost-words').textContent !== text) $('lost-words').textContent = text;
    $('sign-in').hidden = !signIn;
    $('sign-in').href = location.href;
  }
  addEventListener('online', () => cut?.abort());
  addEventListener('offline', () => cut?.abort());

  restore();
  before = serverSide().toString();
  begin();
})();
