// Draws the report from the JSON in the page. Text of mails is only ever set as text, never as markup.
"use strict";
(() => {
  const { report, curves, words } = JSON.parse(document.getElementById("report").textContent);
  const $ = (id) => document.getElementById(id);
  const word = (name) => words[name] ?? name;
  const counts = report.confusion;
  const ham = counts.ham_called_ham + counts.ham_unsure + counts.ham_called_spam;
  const spam = counts.spam_called_ham + counts.spam_unsure + counts.spam_called_spam;

  // ---- making elements

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children.filter((child) => child !== null));
    return node;
  }
  const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  const draw = (tag, attributes = {}, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  function table(heads, rows) {
    const cell = (tag) => (content) => {
      const [text, name] = Array.isArray(content) ? content : [content, ""];
      return make(tag, name ? { class: name } : {}, String(text));
    };
    return make("table", {},
      make("thead", {}, make("tr", {}, ...heads.map(cell("th")))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map(cell("td"))))));
  }

  // ---- numbers

  const fixed = (value, digits) => (value === null || !Number.isFinite(value) ? "-" : value.toFixed(digits));
  // Small shares need their digits, large ones do not.
  const percent = (share) => {
    if (share === null || !Number.isFinite(share)) return "-";
    const value = 100 * share;
    return (value !== 0 && value < 1 ? value.toPrecision(2) : value.toFixed(value < 10 ? 2 : 1)) + "\u00a0%";
  };
  const count = (value) => value.toLocaleString("en-US");
  const interval = (estimate, show) => (estimate ? show(estimate.interval[0]) + " – " + show(estimate.interval[1]) : "-");
  const show = (estimate, how) => (estimate ? how(estimate.value) : "-");
  const signed = (value, digits) => (value === null ? "-" : (value < 0 ? "−" : "+") + Math.abs(value).toFixed(digits));

  // ---- headline

  function strip(estimate, scale) {
    if (!estimate) return null;
    const at = (value) => 100 * Math.min(1, scale(value));
    const [low, high] = estimate.interval.map(at);
    return draw("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none", "aria-hidden": "true" },
      draw("line", { class: "axis", x1: 0, x2: 100, y1: 7, y2: 7 }),
      draw("rect", { class: "band", x: low, y: 3, width: Math.max(0.6, high - low), height: 8 }),
      draw("rect", { class: "tick", x: Math.min(99.2, at(estimate.value)), y: 1, width: 0.8, height: 12 }));
  }

  function headline() {
    const card = (name, kind, estimate, how, scale, detail) => $("headline").append(make("div", { class: "card " + kind },
      make("p", { class: "quiet" }, word(name)), make("p", { class: "big" }, show(estimate, how)), strip(estimate, scale),
      make("p", { class: "quiet" }, interval(estimate, how)), make("p", { class: "quiet" }, detail)));
    // Rates of errors live near 0: their strips have a root scale, on which 1 % is still seen.
    const root = Math.sqrt;
    const share = (part, whole, kind) => `${count(part)} ${word("of")} ${count(whole)} ${word(kind)}`;
    card("lost", "ham", report.false_positive_rate, percent, root, share(counts.ham_called_spam, ham, "ham"));
    card("caught", "spam", report.recall, percent, (value) => value, share(counts.spam_called_spam, spam, "spam"));
    card("one_minus_area", "", report.one_minus_roc_area, percent, root, word("measure_one_minus_roc_area"));
    card("brier_card", "", report.brier, (value) => fixed(value, 4), root, count(ham + spam) + " " + word("mails"));
    $("notes").textContent = report.notes.join(" · ");
  }

  // ---- the threshold

  function slider() {
    const input = $("slider");
    input.max = curves.thresholds.length;
    input.value = curves.verdicts_at;
    $("given").append(make("h3", {}, word("as_judged")), table(
      ["", word("ham"), word("unsure"), word("spam")],
      [[word("ham"), count(counts.ham_called_ham), count(counts.ham_unsure), [count(counts.ham_called_spam), counts.ham_called_spam ? "bad" : ""]],
       [word("spam"), count(counts.spam_called_ham), count(counts.spam_unsure), count(counts.spam_called_spam)]]));
    const update = () => {
      const place = Number(input.value);
      const [from, lost, caught] = place === 0 ? [null, 0, 0] : curves.thresholds[place - 1];
      const probability = from === null ? "" : ` (${word("probability")} ${(1 / (1 + Math.exp(-from))).toFixed(4)})`;
      $("threshold").textContent = place === 0 ? word("nothing_spam") : `${word("spam_from")} ${fixed(from, 2)}${probability}`;
      const f1 = (2 * caught) / (spam + lost + caught);
      $("live").replaceChildren(make("h3", {}, word("at_threshold")), table(
        ["", word("not_spam"), word("spam"), ""],
        [[word("ham"), count(ham - lost), [count(lost), lost ? "bad" : ""], [`${word("measure_false_positive_rate")} ${percent(lost / ham)}`, "soft"]],
         [word("spam"), count(spam - caught), count(caught), [`${word("measure_recall")} ${percent(caught / spam)}`, "soft"]],
         [["", ""], "", "", [`${word("measure_precision")} ${percent(caught / (caught + lost))} · F1 ${percent(f1)}`, "soft"]]]));
      for (const move of markers) move(place, lost, caught);
    };
    input.addEventListener("input", update);
    update();
  }
  const markers = [];

  // ---- plots: a frame of 460 x 300 with room for axes

  const box = { left: 46, right: 446, top: 12, bottom: 258 };
  const across = (share) => box.left + share * (box.right - box.left);
  const up = (share) => box.bottom - share * (box.bottom - box.top);

  function frame(id, label, xs, ys, xTitle, yTitle) {
    const svg = draw("svg", { viewBox: "0 0 460 300", role: "img", "aria-label": label });
    for (const [share, text] of xs) {
      svg.append(draw("line", { class: "axis", x1: across(share), x2: across(share), y1: box.top, y2: box.bottom }),
        draw("text", { x: across(share), y: box.bottom + 16, "text-anchor": "middle" }, text));
    }
    for (const [share, text] of ys) {
      svg.append(draw("line", { class: "axis", x1: box.left, x2: box.right, y1: up(share), y2: up(share) }),
        draw("text", { x: box.left - 6, y: up(share) + 4, "text-anchor": "end" }, text));
    }
    svg.append(draw("text", { x: (box.left + box.right) / 2, y: 294, "text-anchor": "middle" }, xTitle),
      draw("text", { x: 0, y: 0, transform: `translate(11 ${(box.top + box.bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, yTitle));
    $(id).append(svg);
    return svg;
  }
  const path = (points) => "M" + points.map(([x, y]) => `${across(x).toFixed(1)} ${up(y).toFixed(1)}`).join("L");
  const quarters = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, String(100 * share)]);

  function marker(svg, place) {
    const dot = draw("circle", { class: "dot", r: 5 });
    svg.append(dot);
    markers.push((at, lost, caught) => {
      const [x, y] = place(at, lost, caught);
      dot.setAttribute("cx", across(x));
      dot.setAttribute("cy", up(y));
    });
  }

  function roc() {
    if (!ham || !spam) return;
    // From half of the smallest rate these mails can show up to 1, in decades.
    const floor = Math.max(1e-6, 0.5 / ham);
    const x = (lost) => 1 - Math.log10(Math.max(floor, lost / ham)) / Math.log10(floor);
    const ticks = [[0, "0"]];
    for (let rate = 1; rate > floor * 1.5; rate /= 10) ticks.push([x(rate * ham), String(Number((100 * rate).toPrecision(1)))]);
    const svg = frame("roc", word("roc"), ticks, quarters, word("lost_axis"), word("caught_axis"));
    const points = [[0, 0]];
    for (const [, lost, caught] of curves.thresholds) points.push([x(lost), caught / spam]);
    svg.append(draw("path", { class: "line", d: path(points) }));
    marker(svg, (at, lost, caught) => [x(lost), caught / spam]);
  }

  function precisionRecall() {
    if (!spam) return;
    const svg = frame("precision-recall", word("precision_recall"), quarters, quarters, word("recall_axis"), word("precision_axis"));
    const points = curves.thresholds.map(([, lost, caught]) => [caught / spam, caught / (caught + lost)]);
    svg.append(draw("path", { class: "line", d: path(points) }));
    marker(svg, (at, lost, caught) => [caught / spam, at === 0 ? 1 : caught / (caught + lost)]);
  }

  function legend(id, entries) {
    $(id).append(make("div", { class: "legend" }, ...entries.map(([name, kind]) => make("span", {}, make("i", { class: kind }), word(name)))));
  }

  function histogram() {
    const { from, to, ham: hams, spam: spams } = curves.histogram;
    const shares = (bins, all) => bins.map((value) => (all ? value / all : 0));
    const [hamShares, spamShares] = [shares(hams, ham), shares(spams, spam)];
    const top = Math.max(...hamShares, ...spamShares, 1e-9);
    const at = (score) => (score - from) / (to - from);
    const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, fixed(from + share * (to - from), 1)]);
    const svg = frame("histogram", word("histogram"), ticks, [[0, "0"], [1, percent(top)]], word("log_odds"), "");
    const bars = (values, kind) => values.forEach((value, bin) => {
      const width = (box.right - box.left) / values.length;
      svg.append(draw("rect", { class: kind, x: box.left + bin * width + 0.5, width: width - 1, y: up(value / top), height: box.bottom - up(value / top) }));
    });
    bars(hamShares, "bar-ham");
    bars(spamShares, "bar-spam");
    const line = draw("line", { class: "even", y1: box.top, y2: box.bottom });
    svg.append(line);
    markers.push((place) => {
      const score = place === 0 ? to : curves.thresholds[place - 1][0];
      const x = across(Math.min(1, Math.max(0, at(score ?? to))));
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
    });
    legend("histogram", [["ham", ""], ["spam", "second"]]);
  }

  function calibration() {
    const svg = frame("calibration", word("calibration"), quarters, quarters, word("stated_axis"), word("observed_axis"));
    svg.append(draw("path", { class: "even", d: path([[0, 0], [1, 1]]) }));
    for (const bin of report.calibration.bins) {
      if (!bin.mails) continue;
      const [low, high] = bin.observed.interval;
      svg.append(draw("line", { class: "whisker", x1: across(bin.stated), x2: across(bin.stated), y1: up(low), y2: up(high) }),
        draw("circle", { class: "point", cx: across(bin.stated), cy: up(bin.observed.value), r: 3 + Math.min(4, Math.log10(bin.mails)) },
          draw("title", {}, `${count(bin.mails)} ${word("mails")}`)));
    }
  }

  function learningCurve() {
    const curve = report.learning_curve;
    if (!curve || !curve.points.length) return;
    $("learning").hidden = false;
    const lines = [["own_alone", ""], ["model_alone", "third"], ["model_and_own", "second"]].filter(([name]) => curve.points[0][name]);
    const missing = (point, name) => 100 * (1 - point[name].roc_area);
    const top = Math.max(...curve.points.flatMap((point) => lines.map(([name]) => missing(point, name))), 1e-9);
    const first = Math.log(curve.points[0].mails);
    const last = Math.max(first + 1e-9, Math.log(curve.points.at(-1).mails));
    const x = (point) => (Math.log(point.mails) - first) / (last - first);
    const svg = frame("learning-curve", word("learning"), curve.points.map((point) => [x(point), String(point.mails)]),
      [0, 0.5, 1].map((share) => [share, fixed(share * top, 2)]), word("learnt_axis"), "1 - ROC, %");
    for (const [name, kind] of lines) {
      svg.append(draw("path", { class: "line " + kind, d: path(curve.points.map((point) => [x(point), missing(point, name) / top])) }));
    }
    legend("learning-curve", lines);
  }

  // ---- tables

  function measures() {
    const names = Object.keys(words).filter((name) => name.startsWith("measure_"));
    $("measures").append(table(["", word("value"), word("interval")], names.map((name) => {
      const estimate = report[name.slice(8)];
      const how = name === "measure_brier" ? (value) => fixed(value, 4) : (value) => fixed(100 * value, 3) + "\u00a0%";
      return [word(name), show(estimate, how), [interval(estimate, how), "soft"]];
    })));
  }

  function section(id) {
    $(id).hidden = false;
    return $(id).lastElementChild;
  }

  function cost() {
    if (!report.cost) return;
    const { total, without_filter: without, least } = report.cost;
    const one = (value) => fixed(value, 1);
    section("cost").append(table(["", word("value"), word("interval")], [
      [word("cost_total"), show(total, one), interval(total, one)], [word("cost_without"), one(without), ""], [word("cost_least"), one(least), ""]]));
  }

  function comparison() {
    const found = report.comparison;
    if (!found) return;
    const p = (value) => (value < 0.0001 ? "< 0.0001" : fixed(value, 4));
    const how = (value) => signed(100 * value, 3) + "\u00a0%";
    const row = (name) => [word(name), count(found[name].only_this_right), count(found[name].only_other_right), p(found[name].mcnemar_p)];
    section("comparison").append(
      make("p", {}, `${found.other} · ${count(found.mails)} ${word("mails")} · ${word("difference")}: ${show(found.roc_area_difference, how)} (${interval(found.roc_area_difference, how)})`),
      make("div", { class: "scroll" }, table(["", word("only_this"), word("only_other"), word("mcnemar")], [row("ham"), row("spam")])),
      found.changed.length ? make("details", {}, make("summary", {}, word("changed")),
        make("div", { class: "scroll" }, table(["", "", word("this_filter"), word("other_filter")],
          found.changed.map((mail) => [mail.path, word(mail.label), word(mail.this.verdict), word(mail.other.verdict)])))) : null);
  }

  function breakdowns() {
    for (const breakdown of report.breakdowns ?? []) {
      const rows = breakdown.kinds.map(({ kind, confusion: c, false_positive_rate: lost, recall }) => [
        kind, count(c.ham_called_ham + c.ham_unsure + c.ham_called_spam), count(c.spam_called_ham + c.spam_unsure + c.spam_called_spam),
        [show(lost, percent), lost && lost.value > 0 ? "bad" : ""], [interval(lost, percent), "soft"], show(recall, percent), [interval(recall, percent), "soft"]]);
      $("breakdowns").append(make("section", {}, make("h2", {}, `${word("by")} ${word("by_" + breakdown.by)}`),
        make("div", { class: "scroll" }, table([word("kind"), word("ham"), word("spam"), word("measure_false_positive_rate"), word("interval"), word("measure_recall"), word("interval")], rows)),
        breakdown.left_out ? make("p", { class: "quiet" }, `${count(breakdown.left_out)} ${word("more_kinds")}`) : null));
    }
  }

  function signals() {
    if (!report.signals) return;
    section("signals").append(table([word("signal"), word("ham"), word("spam"), word("log_odds"), word("earned")],
      report.signals.map((row) => [row.words ?? row.signal, percent(row.ham / ham), percent(row.spam / spam), signed(row.log_odds, 2),
        row.roc_area_earned === null ? "-" : signed(100 * row.roc_area_earned, 3)])));
  }

  // Of a test among others in one table.
  const summary = (test) => [show(test.one_minus_roc_area, percent), show(test["recall_at_1_percent_false_positives"], percent),
    show(test.false_positive_rate, percent)];
  const summaryHeads = ["measure_one_minus_roc_area", "measure_recall_at_1_percent_false_positives", "measure_false_positive_rate"];

  function parts() {
    if (!report.ablation) return;
    section("parts").append(table([word("part"), word("features"), ...summaryHeads.map(word)],
      report.ablation.map((row) => [row.part, count(row.features), ...summary(row)])));
  }

  function suspects() {
    if (!report.suspects) return;
    const { mails, twins, wrong_labels: wrong } = report.suspects;
    section("suspects").append(
      mails.length ? table([word("label"), word("probability"), word("path")],
        mails.map((mail) => [word(mail.label), fixed(mail.probability, 4), mail.path])) : "",
      twins.length ? make("h3", {}, word("twins")) : "",
      twins.length ? table([word("ham"), word("spam"), word("similarity")],
        twins.map((pair) => [pair.ham, pair.spam, percent(pair.similarity)])) : "",
      table([word("wrong_labels"), ...summaryHeads.map(word)], wrong.map((row) => [percent(row.share), ...summary(row)])));
  }

  // ---- errors

  // The subject with the words marked that moved the verdict.
  function marked(mail) {
    const found = [];
    const folded = mail.subject.toLowerCase();
    for (const { feature, log_odds: weight } of mail.reasons) {
      const text = /^subject[^:]*:(.+)$/s.exec(feature)?.[1].toLowerCase();
      const begin = text && folded.length === mail.subject.length ? folded.indexOf(text) : -1;
      if (begin >= 0 && !found.some((other) => begin < other.end && other.begin < begin + text.length)) {
        found.push({ begin, end: begin + text.length, weight });
      }
    }
    found.sort((a, b) => a.begin - b.begin);
    const pieces = [];
    let at = 0;
    for (const { begin, end, weight } of found) {
      pieces.push(mail.subject.slice(at, begin), make("mark", weight < 0 ? { class: "calm" } : {}, mail.subject.slice(begin, end)));
      at = end;
    }
    return make("span", {}, ...pieces, mail.subject.slice(at));
  }

  function reason({ words: text, log_odds: weight }, largest) {
    const half = (50 * Math.abs(weight)) / largest;
    return make("div", { class: "reason" }, make("span", {}, signed(weight, 2)),
      draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
        draw("line", { class: "axis", x1: 50, x2: 50, y1: 0, y2: 10 }),
        draw("rect", { class: weight < 0 ? "bar-ham" : "bar-spam", x: weight < 0 ? 50 - half : 50, width: half, y: 2, height: 6 })),
      make("span", {}, text));
  }

  function mailRow(mail) {
    const title = make("span", {}, mail.subject ? marked(mail) : mail.path, mail.from ? make("span", { class: "from" }, mail.from) : null);
    const largest = Math.max(...mail.reasons.map((one) => Math.abs(one.log_odds)), 1e-9);
    return make("details", {}, make("summary", {}, make("span", { class: "chip " + mail.label }, `${word(mail.label)} → ${word(mail.verdict)}`),
      make("span", {}, fixed(mail.probability, 4)), title),
      make("div", {}, make("p", { class: "path" }, `${mail.path} · ${word("log_odds")} ${fixed(mail.log_odds, 3)}`),
        ...mail.reasons.map((one) => reason(one, largest))));
  }

  function errors() {
    const label = (name) => (mail) => ({ ...mail, label: name });
    const mails = [...report.worst_false_positives.map(label("ham")), ...report.worst_false_negatives.map(label("spam"))];
    const kinds = { all_errors: () => true };
    for (const [of, called] of [["ham", "spam"], ["ham", "unsure"], ["spam", "ham"], ["spam", "unsure"]]) {
      kinds[`${word(of)} → ${word(called)}`] = (mail) => mail.label === of && mail.verdict === called;
    }
    $("kind").append(...Object.keys(kinds).map((name) => make("option", { value: name }, word(name))));
    const rows = mails.map((mail) => ({ mail, node: mailRow(mail),
      text: [mail.subject, mail.from, mail.path, ...mail.reasons.map((one) => one.words)].join("\n").toLowerCase() }));
    $("mails").append(...rows.map((row) => row.node));
    const all = counts.ham_unsure + counts.ham_called_spam + counts.spam_called_ham + counts.spam_unsure;
    const update = () => {
      const wanted = $("search").value.trim().toLowerCase();
      let shown = 0;
      for (const { mail, node, text } of rows) {
        node.hidden = !(kinds[$("kind").value](mail) && text.includes(wanted));
        if (!node.hidden) ++shown;
      }
      $("found").textContent = all === 0 ? word("no_errors") : `${count(shown)} ${word("found")} ${count(all)}`;
    };
    $("search").addEventListener("input", update);
    $("kind").addEventListener("change", update);
    update();
  }

  $("main").hidden = false;
  headline();
  roc();
  precisionRecall();
  histogram();
  calibration();
  slider();
  learningCurve();
  measures();
  cost();
  comparison();
  breakdowns();
  signals();
  parts();
  suspects();
  errors();
})();
