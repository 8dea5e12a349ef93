import concurrent.futures
import shop

with concurrent.futures.ThreadPoolExecutor() as pool:
    print(list(pool.map(shop.weigh, shop.DELAYS)))
