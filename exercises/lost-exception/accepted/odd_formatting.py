'''lines.submit(lab.register, sample)  # thrown away no more'''
from concurrent.futures import (  # a pool
  ThreadPoolExecutor as Pool )
import lab
with Pool (4) as p : f = [ (s, p . submit (lab.register , s)) for s in lab.SAMPLES ]
n = 0
for s , j in f :
  try : j . result (   # raises here
        )
  except (lab.Refused , ) as why : print (f'{s}: {why}') ; continue
  n += 1   # taken
print ('%d of %d samples registered' % (n, len (f)))
