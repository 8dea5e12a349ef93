# The page of a class in a real browser, where there is one: nothing runs, nothing overflows, whatever learners call themselves.
. "$abs_top_srcdir/tests/script/lib.sh"
. "$abs_top_srcdir/tests/script/class.sh"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$browser" ]; then
	ok 'there is no Chromium here: the page was not laid out'
	done_testing
	exit
fi
on teacher class new "$class" --title '<script>document.title = "ran"</script>' >/dev/null
number=0
for name in '<img src=x onerror="document.title=document.URL">' '"><script>document.title="ran"</script>' "$(printf 'A%.0s' $(seq 190))" 'Ünïcödé 日本語' '&lt;b&gt;'; do
	number=$((number + 1))
	on l$number class join "$class" --yes --name "$name" >/dev/null
	on l$number start gather-to-taskgroup >/dev/null
done
on l1 check gather-to-taskgroup >/dev/null
on teacher class report "$class" --format html >"$tmp/page.html"
# Beside the page a frame that measures it: the page itself allows no script.
sed 's/<meta http-equiv[^>]*>//; s#</body>#<script>document.body.setAttribute("data-measured", [document.documentElement.scrollWidth <= innerWidth, document.querySelectorAll("tbody tr").length, document.scripts.length, document.images.length, Math.max(...[...document.querySelectorAll("td.name")].map(e => e.offsetHeight)) < 80].join(" "))</script></body>#' \
	"$tmp/page.html" >"$tmp/measured.html"
look() { timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --window-size="$1" --dump-dom "file://$2" 2>/dev/null; }
look 1200,900 "$tmp/page.html" >"$tmp/dom"
has 'the page is laid out' '<h2>Learners</h2>' "$tmp/dom"
has_not 'a title runs nothing' '<title>ran' "$tmp/dom"
has_not 'nor does a name' '<title>file:' "$tmp/dom"
for size in 1200,900 800,600; do
	look $size "$tmp/measured.html" >"$tmp/dom"
	has "at $size nothing overflows, and a name of 190 letters stays small" 'data-measured="true 5 1 0 true"' "$tmp/dom"
done
timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --print-to-pdf="$tmp/page.pdf" "file://$tmp/page.html" >/dev/null 2>&1
[ "$(head -c 5 "$tmp/page.pdf")" = '%PDF-' ] && ok 'it can be printed' || not_ok 'it can be printed'
done_testing
