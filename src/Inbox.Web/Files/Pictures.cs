using Microsoft.Extensions.Options;
using NetVips;

namespace Inbox.Web.Files;

/// <summary>Measures pictures and makes small ones of them (docs/decisions/0009).</summary>
public sealed class Pictures(IOptions<FilesOptions> options)
{
    /// <summary>The longer side of a thumbnail: twice what the thread shows, for dense screens.</summary>
    private const int MaxThumbnailSide = 640;

    private const int Quality = 80;

    /// <summary>Decoded at a time in the whole process: each may take some hundred megabytes.</summary>
    private const int MaxDecoded = 2;

    internal static readonly SemaphoreSlim Decoding = new(MaxDecoded);

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

    /// <summary>By its sides as well: a line of some million pixels is decoded as a whole, however thin it is.</summary>
    public bool IsTooLarge(PictureSize size) =>
        Math.Max(size.Width, size.Height) > options.Value.MaximumSide || (long)size.Width * size.Height > options.Value.MaximumPixels;

    /// <summary>
    /// A small WebP of it, upright, without the notes in it, such as where it was taken; null if it cannot be decoded or ends too early.
    /// </summary>
    public static async Task<byte[]?> ShrinkAsync(string path, CancellationToken cancellationToken)
    {
        await Decoding.WaitAsync(cancellationToken);
        try
        {
            using var small = Image.Thumbnail(
                path, MaxThumbnailSide, height: MaxThumbnailSide, size: Enums.Size.Down, failOn: Enums.FailOn.Truncated);
            return small.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException)
        {
            return null;
        }
        finally
        {
            Decoding.Release();
        }
    }

    /// <summary>Whether the camera was held so that width and height are exchanged (Exif, orientations 5 to 8).</summary>
    private static bool IsTurned(Image picture) => picture.Contains("orientation") && picture.Get("orientation") is >= 5 and <= 8;
}

public sealed record PictureSize(int Width, int Height);
