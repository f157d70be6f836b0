using Microsoft.Extensions.Options;
using NetVips;

namespace Inbox.Web.Files;

/// <summary>Measures pictures and makes small ones of them (docs/decisions/0009).</summary>
public sealed class Pictures(IOptions<FilesOptions> options)
{
    /// <summary>The longer side of a thumbnail: twice what the thread shows, for dense screens.</summary>
    private const int MaxSide = 640;

    private const int Quality = 80;

    // What strangers send is read by the decoders of these four formats and no other that the library brings.
    private static readonly string[] Decoders = [
    "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"];

    static Pictures()
    {
        Operation.Block("VipsForeignLoad", state: true);
        foreach (var decoder in Decoders)
        {
            Operation.Block(decoder, state: false);
        }

        // Whoever is served is served once: a cache would keep deleted files open.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>Reads the header and nothing else.</summary>
    public PictureSize? Measure(string path)
    {
        try
        {
            using var picture = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
            return IsTurned(picture) ? new(picture.Height, picture.Width) : new(picture.Width, picture.Height);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    public bool IsTooLarge(PictureSize size) => (long)size.Width * size.Height > options.Value.MaximumPixels;

    /// <summary>A small WebP of it, upright, without the notes in it, such as where it was taken; null if it cannot be decoded.</summary>
    public static byte[]? Shrink(string path)
    {
        try
        {
            using var small = Image.Thumbnail(path, MaxSide, height: MaxSide, size: Enums.Size.Down);
            return small.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Whether the camera was held so that width and height are exchanged (Exif, orientations 5 to 8).</summary>
    private static bool IsTurned(Image picture) => picture.Contains("orientation") && picture.Get("orientation") is >= 5 and <= 8;
}

public sealed record PictureSize(int Width, int Height);
