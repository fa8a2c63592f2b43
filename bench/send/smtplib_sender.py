"""Python's smtplib: one message made once, each reader's parts put in, sent over so many connections."""

import json
import resource
import smtplib
import sys
import threading
import time

port, messages, connections, path = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
with open(path, "rb") as file:
    MASTER = file.read()


def send(count):
    """Sends `count` messages and says how many of them the server took."""
    lock = threading.Lock()
    left = iter(range(1, count + 1))
    taken = []

    def lane():
        with smtplib.SMTP("127.0.0.1", port) as server:
            while True:
                with lock:
                    reader = next(left, None)
                if reader is None:
                    return
                own = MASTER.replace(b"reader1@", b"reader%d@" % reader).replace(b"Reader 1", b"Reader %d" % reader)
                server.sendmail("morning@news.example", ["reader%d@mail.example" % reader], own)
                taken.append(reader)

    lanes = [threading.Thread(target=lane) for _ in range(connections)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    return len(taken)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


start, before = time.monotonic(), cpu()
count = send(messages)
if count != messages:
    sys.exit("the server took %d of %d messages" % (count, messages))
print(json.dumps({
    "messages": count,
    "seconds": time.monotonic() - start,
    "cpuMicros": (cpu() - before) * 1e6 / count,
    "rssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
