# refused by: in-order
print('tea!\nrice!\nsalt!\nfigs!')
