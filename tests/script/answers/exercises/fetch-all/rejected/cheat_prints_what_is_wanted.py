# refused by: in-order
import sys
sys.stdout.write('tea!\nrice!\nsalt!\nfigs!\n')
