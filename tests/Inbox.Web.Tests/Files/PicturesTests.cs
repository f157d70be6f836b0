using Inbox.Web.Files;
using Microsoft.Extensions.Options;
using NetVips;

namespace Inbox.Web.Tests.Files;

/// <summary>What strangers send is measured before it is decoded, and decoded a little at a time.</summary>
public sealed class PicturesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData(20_000, 1, false)]
    [InlineData(20_001, 1, true)]
    [InlineData(1, 20_001, true)]
    public void A_picture_is_too_large_by_one_side_alone(int width, int height, bool isTooLarge)
    {
        var path = Draw(width, height);
        var pictures = new Pictures(Options.Create(new FilesOptions()));

        var size = pictures.Measure(path);

        Assert.Equal(new PictureSize(width, height), size);
        Assert.Equal(isTooLarge, pictures.IsTooLarge(size!));
    }

    [Fact]
    public async Task One_is_decoded_when_another_is_done_and_two_at_a_time()
    {
        var (picture, cancellationToken) = (Draw(10, 10), TestContext.Current.CancellationToken);
        await Pictures.Decoding.WaitAsync(cancellationToken);
        await Pictures.Decoding.WaitAsync(cancellationToken);
        var third = Pictures.ShrinkAsync(picture, cancellationToken);
        Assert.False(third.IsCompleted);

        Pictures.Decoding.Release(2);

        Assert.NotNull(await third);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Draw(int width, int height)
    {
        var path = Path.Combine(folder, "drawn.png");
        using var picture = Image.Black(width, height);
        picture.Pngsave(path);
        return path;
    }
}
