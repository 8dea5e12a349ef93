import concurrent.futures

def one():
    return 1

if __name__ == "__main__":
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        print(pool.submit(one).result())
