# A class of a dozen learners at work at the same time; tests/class/many does it with 300.
echo 1..1
if "$abs_top_srcdir/tests/class/many" "$abs_top_builddir/asynctutor" "$abs_top_srcdir" 12 4 1 >many.log.$$ 2>&1; then
	echo "ok 1 - no event of a class is lost or doubled"
else
	echo "not ok 1 - no event of a class is lost or doubled"
fi
sed 's/^/# /' many.log.$$
rm -f many.log.$$
