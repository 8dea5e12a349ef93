# `asynctutor --restricted` under a real sshd on the loopback device: twenty ways to break out, twelve of them Python programs.
# The account is one that this test makes up: a mount namespace of its own has another /etc/passwd. As root it is number 54321, else the caller's.
. "$abs_top_srcdir/tests/e2e/lib.sh"
bail() {
	echo "Bail out! $1"
	exit 99
}
sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd) || bail 'sshd not found'
command -v ssh >/dev/null && command -v unshare >/dev/null || bail 'ssh or unshare not found'

# --- The host ---
host=$tmp/host home=$tmp/host/home learner=$tmp/host/home/asynctutor
secret=in-nobodys-hands
mkdir -p "$host/etc" "$home/.ssh" "$learner" "$host/other"
chmod 755 "$tmp" "$host" "$host/etc" "$host/other"
cp "$program" "$host/asynctutor"
cp -R "$sample" "$host/course" && cp -R "$sample" "$host/other/course"
chmod -R a+rX "$host/course" "$host/other"
echo "$secret" >"$host/other/letter"
chmod 644 "$host/other/letter"
if [ "$(id -u)" -eq 0 ]; then
	uid=54321 gid=54321 become="--reuid 54321 --regid 54321 --clear-groups"
	apart() { exec unshare --mount "$@"; }
else
	uid=$(id -u) gid=$(id -g) become="--inh-caps=-all --ambient-caps=-all"
	apart() { exec unshare --user --map-current-user --keep-caps --mount "$@"; }
fi
# What every namespace of this test has: the account, and rules that it can not write. An sshd that is not root can give terminals to no group tty.
cat >"$tmp/mounts" <<'MOUNTS'
mount --bind "$1/etc/passwd" /etc/passwd && mount --bind "$1/etc/group" /etc/group && mount --bind "$1/etc" "$1/etc" && mount -o remount,bind,ro "$1/etc" || exit 99
MOUNTS
# here COMMAND...: as the learner's account, without ssh.
# shellcheck disable=SC2016
here() { (apart sh -c '. "$2"; become=$3; shift 3; exec setpriv $become -- "$@"' sh "$host" "$tmp/mounts" "$become" "$@"); }
{
	awk -F: -v uid="$uid" '$3 != uid && $1 != "learner"' /etc/passwd
	echo "learner:x:$uid:$gid::$home:/bin/sh"
} >"$host/etc/passwd"
grep -v '^tty:' /etc/group >"$host/etc/group"
chmod 644 "$host/etc/passwd" "$host/etc/group"
for python in /usr/bin/python3 "$(command -v python3)"; do
	if here "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi
done
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
ssh-keygen -q -t ed25519 -N '' -f "$host/etc/host_key" && ssh-keygen -q -t ed25519 -N '' -f "$tmp/key" || bail 'ssh-keygen'
cp "$tmp/key.pub" "$host/etc/authorized_keys"
chmod 644 "$host/etc/authorized_keys"
printf '# for learners\nfolder ~/asynctutor\ncourse %s\npython %s\n' "$host/course" "$python" >"$host/etc/restricted.conf"
chmod 644 "$host/etc/restricted.conf"
# What docs/hosting.md says, and a careless AcceptEnv.
cat >"$host/etc/sshd_config" <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $host/etc/host_key
PidFile none
AuthorizedKeysFile $host/etc/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
AcceptEnv LANG LC_* ASYNCTUTOR_* PYTHON* TERMINFO* EDITOR VISUAL PAGER SHELL HOME
ForceCommand $host/asynctutor --restricted=$host/etc/restricted.conf
DisableForwarding yes
PermitUserRC no
CONFIG
[ "$(id -u)" -ne 0 ] || chown -R $uid:$gid "$home"
# shellcheck disable=SC2016
(apart sh -c '
	. "$3"
	if [ "$(id -u)" -eq 0 ]; then mount -t tmpfs tmpfs /run && mkdir /run/sshd || exit 1; fi
	exec "$2" -D -e -f "$1/etc/sshd_config"' sh "$host" "$sshd" "$tmp/mounts" >"$tmp/sshd.log" 2>&1) &
daemon=$!
trap 'kill $daemon 2>/dev/null; tm kill-server 2>/dev/null; rm -rf "$tmp"' EXIT
listens() { python3 -c 'import socket, sys; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)' "$port" 2>/dev/null; }
until_true listens || { sed 's/^/# /' "$tmp/sshd.log"; bail 'sshd does not start'; }

options="-F none -p $port -i $tmp/key -o UserKnownHostsFile=$tmp/known -o StrictHostKeyChecking=no -o IdentitiesOnly=yes -o BatchMode=yes -o LogLevel=ERROR"
# on ARGUMENTS...: ssh to it; what it said goes to $tmp/said, and its status is that of the command.
# shellcheck disable=SC2086
on() { timeout 240 ssh -n $options -- learner@127.0.0.1 "$@" >"$tmp/said" 2>&1; }
said() { grep -qF -- "$1" "$tmp/said"; }
tell() {
	if [ "$1" -eq 0 ]; then ok "$2"; else
		sed 's/^/# /' "$tmp/said"
		not_ok "$2"
	fi
}
# refused NAME TEXT COMMAND: it ends with 2 and says TEXT.
refused() {
	on "$3"
	[ $? -eq 2 ] && said "$2" && ! said "$secret" && ! said root:
	tell $? "$1"
}
# as the learner's file NAME, from standard input
put() {
	cat >"$learner/$1"
	[ "$(id -u)" -ne 0 ] || chown $uid:$gid "$learner/$1"
}

# --- It works ---
on list --json
tell $? 'a subcommand works'
on 'asynctutor list --json' && said '"exercises"'
tell $? 'so it does with the name of the program'
on list --json </dev/null && said fix-gather
tell $? 'the course is the one of the list'
cp "$sample"/exercises/fix-gather/solution.py "$learner/answer.py"
chmod 644 "$learner/answer.py"
on 'check fix-gather --file answer.py' && said 'assed'
tell $? 'an answer is judged, in the sandbox'
on start fix-gather && test -f "$learner/sample/fix-gather/fix_gather.py"
tell $? 'and an exercise started'

# --- Eight ways out of the tutor ---
refused '1: a shell' 'there is no command "sh"' 'sh -i'
on 'list; id >escaped' || on "list \$(id)"
{ said 'unknown' || said 'there is no' || said 'usage'; } && ! said 'uid=' && [ ! -e "$learner/escaped" ]
tell $? '2: a second command for a shell'
echo "get $host/other/letter $tmp/got" | timeout 60 sftp -F none -b - -P "$port" -i "$tmp/key" -o UserKnownHostsFile="$tmp/known" \
	-o StrictHostKeyChecking=no learner@127.0.0.1 >"$tmp/said" 2>&1
[ $? -ne 0 ] && [ ! -e "$tmp/got" ]
tell $? '3: files by sftp'
# shellcheck disable=SC2086
timeout 60 ssh -n $options -W "127.0.0.1:$port" learner@127.0.0.1 >"$tmp/said" 2>&1
! said 'SSH-2.0'
tell $? '4: a forwarded connection'
printf '#!/bin/sh\ntouch %s/escaped\nexec %s "$@"\n' "$learner" "$python" | put evil
chmod 755 "$learner/evil"
# shellcheck disable=SC2086
timeout 60 ssh -n $options -o "SetEnv ASYNCTUTOR_PYTHON=$learner/evil EDITOR=$learner/evil ASYNCTUTOR_WORKSPACE=$host/other ASYNCTUTOR_DATA=$host/other TERMINFO=$learner HOME=$host/other" \
	learner@127.0.0.1 'check fix-gather --file answer.py' >"$tmp/said" 2>&1
[ $? -eq 0 ] && [ ! -e "$learner/escaped" ] && [ ! -e "$host/other/progress.db" ]
tell $? '5: variables'
refused '6: a course of its own' 'is none of the courses' "--course $host/other/course list"
on "--course $host/course list"
tell $? 'though one of the list may be named'
refused '7: a file elsewhere, to be judged' 'is not in your folder' "check fix-gather --file $host/other/letter"
refused '   to be reviewed' 'is not in your folder' "review . $host/other"
refused '   by ..' 'is not in your folder' 'run ../../other/letter'
ln -s "$host/other/letter" "$learner/link"
ln -s "$host/other" "$learner/folder"
refused '   by a link' 'is not in your folder' 'prompt async-review-specialist link'
refused '   by a folder that is a link' 'is not in your folder' 'import folder/letter'
refused '   to be written' 'is not in your folder' "backup $home/.ssh/rc"
refused '   named like an option' 'is not in your folder' "check --file=$host/other/letter fix-gather"
refused '   as a rule' 'ermission denied' "search --rule $host/other/letter ."
refused '8: rules of its own' 'restricted' "--restricted=$learner/rules list"
for command in 'sign letter' 'course check /' 'restore letter' 'forget'; do
	refused "   the command $command" 'is not available on this host' "$command"
done

# --- Twelve programs ---
# program NAME CODE: CODE runs, and is refused.
n=8
program() {
	n=$((n + 1))
	{
		printf 'import ctypes, os, signal, socket, subprocess, sys, time\n'
		printf 'OTHER, HOME, PORT = "%s", "%s", %s\n' "$host/other" "$home" "$port"
		printf 'def libc(name, *arguments):\n    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) < 0:\n        raise OSError(name)\n'
		printf 'try:\n'
		printf '%s\n' "$2" | sed 's/^/    /'
		printf 'except BaseException as error:\n    print("REFUSED by", type(error).__name__)\nelse:\n    print("LET THROUGH")\n'
	} | put "program$n.py"
	on run --format text "program$n.py"
	said 'REFUSED by' && ! said 'LET THROUGH' && ! said "$secret"
	tell $? "$n: $1"
}
# ended NAME TEXT: the program on standard input is stopped with TEXT.
ended() {
	n=$((n + 1))
	put "program$n.py"
	on run --format text "program$n.py"
	grep -qE -- "$2" "$tmp/said"
	tell $? "$n: $1"
}
program 'a program that reads what others wrote' 'print(open(OTHER + "/letter").read())'
program 'one that reads and lists the account of the learner' 'try:
    os.listdir(HOME)
except PermissionError:
    print(open(HOME + "/.local/share/asynctutor/progress.db", "rb").read(16))'
program 'one that lets itself in the next time' 'open(HOME + "/.ssh/rc", "w").write("touch escaped")'
program 'one that starts a shell' 'os.execv("/bin/sh", ["sh", "-c", "echo LET THROUGH"])'
program 'one that starts a program that it wrote' 'open("mine", "w").write("#!/bin/sh\necho LET THROUGH\n")
os.chmod("mine", 0o755)
subprocess.run(["./mine"], check=True)'
program 'one that connects to a server, this sshd' 'socket.create_connection(("127.0.0.1", PORT), 5)'
python3 -c 'import socket, sys, time; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(); time.sleep(600)' "$host/other/agent" &
agent=$!
trap 'kill $daemon $agent 2>/dev/null; tm kill-server 2>/dev/null; rm -rf "$tmp"' EXIT
until_true test -S "$host/other/agent"
chmod 777 "$host/other/agent"
program 'one that connects to a Unix socket of others' 'socket.socket(socket.AF_UNIX).connect(OTHER + "/agent")'
program 'one that ends the processes of its account' 'os.kill(-1, signal.SIGKILL)'
program 'one that looks into other processes' 'seen = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
for name in seen:
    if b"ssh" in open(f"/proc/{name}/cmdline", "rb").read():
        break
else:
    os.readlink("/proc/1/root") and os.listdir("/proc/1/root")'
program 'one that makes namespaces, and mounts' 'try:
    libc("unshare", 0x10000000)
except OSError:
    libc("mount", b"none", b"/proc", b"tmpfs", 0, None)'
# A limit ends it, whichever comes first: of processes in the keeper's count, or in the kernel's, or of time.
ended 'one that makes processes without end' 'more processes than it may have|processor time it may have|time on the clock was over|Resource temporarily unavailable' <<'PROGRAM'
import os
while True:
    os.fork()
PROGRAM
cat >"$tmp/daemon.py" <<'PROGRAM'
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600.25)
    os._exit(0)
print("ended at once")
PROGRAM
n=$((n + 1))
put "program$n.py" <"$tmp/daemon.py"
on run --clock real --format text "program$n.py"
said 'ended at once' && [ -z "$(find /proc -maxdepth 1 -name '[0-9]*' -exec grep -lsa 'asynctutor-[A-Za-z0-9]*/tracer' {}/cmdline \; 2>/dev/null |
	while read -r f; do [ "$(stat -c %u "${f%/cmdline}")" = $uid ] && tr '\0' ' ' <"$f" | grep -F "$home"; done)" ]
tell $? "$n: one that leaves a process behind"
[ ! -e "$home/.ssh/rc" ] && [ ! -e "$learner/escaped" ] && [ -z "$(ls -A "$home/.local/share/asynctutor/runs")" ]
tell $? 'nothing was left behind'

# --- On a terminal ---
# shellcheck disable=SC2086
start 80 24 ssh -t $options learner@127.0.0.1
see 'the screens, on a terminal' 'Start here'
keys C-z
see 'no shell by Ctrl-Z' 'there is no shell to go to'
keys j j Enter
see 'an exercise' 'Not checked yet'
keys v
see 'no other editor' 'Not here'
keys Q
ends 'Q ends the connection' 0

# --- It refuses to start ---
if [ "$(id -u)" -eq 0 ]; then
	"$host/asynctutor" --restricted list >"$tmp/said" 2>&1
	[ $? -eq 2 ] && said 'not for root'
	tell $? 'root is refused'
fi
put mine.conf <"$host/etc/restricted.conf"
here "$host/asynctutor" "--restricted=$learner/mine.conf" list >"$tmp/said" 2>&1
[ $? -eq 2 ] && said 'restricts nothing'
tell $? 'rules that the learner can write are refused'
# shellcheck disable=SC2016
here unshare --user --map-current-user --keep-caps sh -c '
	echo 0 >/proc/sys/user/max_user_namespaces || exit 99
	exec setpriv --inh-caps=-all --ambient-caps=-all -- "$@"' sh "$host/asynctutor" "--restricted=$host/etc/restricted.conf" list >"$tmp/said" 2>&1
[ $? -eq 2 ] && said 'namespace (' && said 'this machine lacks'
tell $? 'where a guard is missing it is named'
kill $daemon $agent
done_testing
