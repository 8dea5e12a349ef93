"""Is the road over the pass free? One picture from each camera."""
import cameras

LINES = 4               # the server sends so many pictures at a time, no more


def main():
    pictures = kilobytes = 0
    for name in cameras.PASSES:
        try:
            picture = cameras.picture(name)
        except cameras.NoPicture as reason:
            print(f"{name:<8} no picture: {reason}")
        else:
            print(f"{name:<8} {picture.road}, {picture.kilobytes} kB")
            pictures += 1
            kilobytes += picture.kilobytes
    print(f"{pictures} pictures, {kilobytes} kB")


if __name__ == "__main__":
    main()
